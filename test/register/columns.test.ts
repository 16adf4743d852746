import { describe, expect, it } from 'vitest'
import { decideColumns } from '../../src/register/columns.js'

const fieldOf = (header: string) => decideColumns([header])[0]?.field

describe('colonnes reconnues', () => {
  it.each([
    ['N° marché', 'id'],
    ['Nº de marché', 'id'],
    ['Numéro', 'id'],
    ['MARCHE_ID', 'id'],
    ['Référence', 'id'],
    ['SIRET acheteur', 'acheteur'],
    ['ACHETEURS_ID', 'acheteur'],
    ['acheteur.id', 'acheteur'],
    ['acheteur_id', 'acheteur'],
    ['SIREN collectivité', 'acheteur'],
    ['SIRET organisme', 'acheteur'],
    ['N° SIRET de l’acheteur', 'acheteur'],
    ['Siret du pouvoir adjudicateur', 'acheteur'],
    ['SIRET mandataire', 'titulaireId'],
    ['SIRET délégataire', 'titulaireId'],
    ['N° SIRET', 'titulaireId'],
    ['Délégataire', 'titulaireNom'],
    ['Identifiant interne', 'id'],
    ['Forme', 'nature'],
    ['Forme de prix', 'formePrix'],
    ['acheteur_nom', 'acheteurNom'],
    ['Pouvoir adjudicateur', 'acheteurNom'],
    ['N° de consultation', 'consultation'],
    ['N° lot', 'lot'],
    ['Lot', 'lot'],
    ['Intitulé du lot', 'lotObjet'],
    ['OBJET', 'objet'],
    ['MARCHE_OBJET', 'objet'],
    ['Intitulé du marché', 'objet'],
    ['Libellé', 'objet'],
    ['Désignation', 'objet'],
    ['Nature du marché', 'nature'],
    ['N° accord-cadre', 'idAccordCadre'],
    ['Accord-cadre de rattachement', 'idAccordCadre'],
    ['codeCPV', 'codeCPV'],
    ['CPV_CODE', 'codeCPV'],
    ['Procédure de passation', 'procedure'],
    ['Direction', 'direction'],
    ['Service gestionnaire', 'direction'],
    ['Pôle', 'direction'],
    ['Catégorie (travaux, fournitures, services)', 'categorie'],
    ['Date de lancement', 'dateLancement'],
    ['DATE', 'dateNotification'],
    ['Date de notification (jj/mm/aaaa)', 'dateNotification'],
    ['dateNotification', 'dateNotification'],
    ['NOTIFICATION_DATE', 'dateNotification'],
    ['Date de signature', 'dateSignature'],
    ["Date d'attribution", 'dateAttribution'],
    ['datePublicationDonnees', 'datePublicationDonnees'],
    ['DureeMois', 'dureeMois'],
    ['Durée (mois)', 'dureeMois'],
    ['Nombre de reconductions', 'reconductions'],
    ['MONTANT € HT', 'montant'],
    ['Montant (€ H.T.)', 'montant'],
    ['Montant HT (reconductions comprises)', 'montant'],
    ['montant', 'montant'],
    ['Montant maximum HT', 'montantMaximum'],
    ['Montant max (HT)', 'montantMaximum'],
    ['Montant mini HT', 'montantMinimum'],
    ['Montant estimé HT', 'valeurEstimee'],
    ['Montant TTC', 'montantTTC'],
    ['Montant annuel HT', 'montantAnnuel'],
    ['TITULAIRE', 'titulaireNom'],
    ['titulaires_denominationSociale', 'titulaireNom'],
    ['Fournisseur - Siret', 'titulaireId'],
    ['titulaires_id', 'titulaireId'],
    ['titulaires_typeIdentifianttype_identifiant', 'titulaireType'],
    ['CODE POSTAL', 'codePostal'],
    ['LieuExecution_code', 'lieuExecutionCode'],
    ["Heures d'insertion prévues", 'heuresContractualisees'],
    ['Nb heures d’insertion', 'heuresContractualisees'],
    ["Volume d'heures d'insertion", 'heuresContractualisees'],
    ['Heures clausées', 'heuresContractualisees'],
    ['Heures réalisées', 'heuresRealisees'],
    ['Heures réalisées au 31/12/2024', 'heuresRealisees'],
    ['Cumul heures réalisées 2024', 'heuresRealisees'],
    ['considerationsSociales', 'considerationsSociales'],
    ['Considérations environnementales', 'considerationsEnvironnementales'],
    ['Clause sociale (O/N)', 'colonne'],
    ["Clause d'insertion", 'colonne'],
    ['Clause environnementale', 'colonne'],
    ['Critère social', 'colonne'],
    ['Critères environnementaux', 'colonne'],
    ['Marché réservé', 'colonne'],
    ['Réservation', 'colonne'],
    ['Considération sociale et environnementale', 'colonne'],
    ["Critères d'attribution", 'criteres'],
    ["Conditions d'exécution", 'conditions'],
    ['Clauses particulières', 'conditions'],
    ['Description', 'description'],
    ['Observations', 'informations'],
    ['Commentaire clause sociale', 'informations'],
    ['Informations complémentaires', 'informations'],
  ])('%s', (header, field) => expect(fieldOf(header)).toBe(field))

  it.each([
    'Date prévisionnelle de notification',
    'Montant avenant HT',
    'Montant avec avenants',
    'Montant sous-traité',
    'montantActeSousTraitance',
    'Adresse du titulaire',
    'Levée des réserves',
    'Heures estimées',
    'Heures restantes',
    'Heures d’ouverture',
    'Heures validées',
    'Libellé CPV',
    'Année',
    'Date de rejet',
  ])('%s n’est rien de connu, et la raison est dite', (header) => {
    const [decision] = decideColumns([header])
    expect(decision?.field).toBeNull()
    expect(decision?.reason).not.toBe('')
  })
})

describe('heures datées par leur en-tête', () => {
  it.each([
    ['Heures réalisées 2024', 'done', '2024-01-01', '2024-12-31'],
    ['Heures insertion réalisées T1 2025', 'done', '2025-01-01', '2025-03-31'],
    ['Heures réalisées 2e trimestre 2025', 'done', '2025-04-01', '2025-06-30'],
    ['Heures réalisées S2 2024', 'done', '2024-07-01', '2024-12-31'],
    ['Heures réalisées janvier 2025', 'done', '2025-01-01', '2025-01-31'],
    ['Heures réalisées févr. 2024', 'done', '2024-02-01', '2024-02-29'],
    ['Heures réalisées 03/2025', 'done', '2025-03-01', '2025-03-31'],
    ['Heures réalisées de janvier à juin 2025', 'done', '2025-01-01', '2025-06-30'],
    ['Heures validées 2025', 'validated', '2025-01-01', '2025-12-31'],
  ])('%s', (header, quantity, from, to) => {
    expect(decideColumns([header])[0]).toMatchObject({ field: 'heuresDatees', period: { quantity, from, to } })
  })

  it('deux années dans un en-tête ne datent rien', () => {
    expect(fieldOf('Heures réalisées 2024/2025')).toBe('heuresRealisees')
  })
})

describe('plusieurs colonnes pour une donnée', () => {
  it('le meilleur synonyme l’emporte, où qu’il soit, et l’autre dit à qui elle cède', () => {
    const [date, notification] = decideColumns(['Date', 'Date de notification'])
    expect(notification).toMatchObject({ field: 'dateNotification', yieldsTo: null })
    expect(date).toMatchObject({ field: null, yieldsTo: 'Date de notification' })
  })

  it('de deux en-têtes identiques le premier compte, le second complète ses vides', () => {
    const [first, second] = decideColumns(['Montant HT', 'MONTANT (HT)'])
    expect(first).toMatchObject({ field: 'montant', yieldsTo: null })
    expect(second).toMatchObject({ field: 'montant', yieldsTo: 'Montant HT' })
  })

  it('les titulaires numérotés ne se disputent rien', () => {
    const columns = decideColumns(['titulaire_id_1', 'titulaire_id_2', 'Titulaire 2', 'Titulaire', 'Co-traitant 1'])
    expect(columns.map(({ field, holder, yieldsTo }) => [field, holder, yieldsTo])).toEqual([
      ['titulaireId', 1, null],
      ['titulaireId', 2, null],
      ['titulaireNom', 2, null],
      ['titulaireNom', 1, null],
      ['titulaireNom', 101, null],
    ])
  })

  it('plusieurs colonnes de considérations sont toutes gardées', () => {
    const columns = decideColumns(['Clause sociale', 'Clause environnementale', 'Observations', 'Remarques'])
    expect(columns.map(({ field }) => field)).toEqual(['colonne', 'colonne', 'informations', 'informations'])
  })

  it('un montant annoncé en k€ ou en M€ le reste', () => {
    expect(decideColumns(['Montant (k€ HT)', 'Montant maximum (M€)', 'Montant TTC']).map(({ power }) => power)).toEqual(
      [3, 6, 0],
    )
  })
})
