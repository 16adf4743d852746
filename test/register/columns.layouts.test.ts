import { describe, expect, it } from 'vitest'
import { decideColumns } from '../../src/register/columns.js'
import { textCell } from './samples.js'

/** What a whole header is taken for, "–" where a column is left. */
const read = (line: string) =>
  decideColumns(line.split(';')).map(({ field, holder }) =>
    field === null ? '–' : holder > 1 ? `${field} ${holder}` : field,
  )

describe('des présentations entières', () => {
  it('export d’un facilitateur : le contrat et ses heures, rien sur les personnes', () => {
    expect(
      read(
        'Opération;Maître d’ouvrage;N° marché;Lot;Entreprise;SIRET;Montant HT;Date de notification;Heures prévues;Heures réalisées;Heures restantes;% réalisation;Modalité;SIAE employeur;Participant;Sexe;Âge;QPV;Statut;Niveau de formation;RQTH;Métier;Code ROME;Date début;Date fin;Mois de saisie;Sortie;Facilitateur',
      ),
    ).toEqual([
      ...['objet', 'acheteurNom', 'id', 'lot', 'titulaireNom', 'titulaireId', 'montant', 'dateNotification'],
      ...['heuresContractualisees', 'heuresRealisees'],
      ...Array.from({ length: 18 }, () => '–'),
    ])
  })

  it('le « type de contrat » d’un tel export est un contrat de travail, ses valeurs le disent', () => {
    const rows = ['CDDI', 'Intérim', 'CDD', 'CDI'].map((text) => [textCell(text)])
    expect(decideColumns(['Type de contrat'], rows)[0]).toMatchObject({ field: null, refuted: 'nature' })
  })

  it('export d’un profil d’acheteur', () => {
    expect(
      read(
        'Entité publique;Entité d’achat;Référence consultation;Intitulé de la consultation;Objet de la consultation;Catégorie principale;Type de procédure;Date de mise en ligne;Date limite de remise des plis;Numéro du lot;Intitulé du lot;Nom attributaire;SIRET attributaire;Code postal;Montant du contrat;Date prévisionnelle de notification;Date de notification;Code CPV;Lieu d’exécution;Clauses sociales;Clauses environnementales',
      ),
    ).toEqual([
      ...[
        'acheteurNom',
        'direction',
        'consultation',
        '–',
        'objet',
        'categorie',
        'procedure',
        'dateLancement',
        '–',
        'lot',
      ],
      ...['lotObjet', 'titulaireNom', 'titulaireId', 'codePostal', 'montant', '–', 'dateNotification', 'codeCPV'],
      ...['lieuExecutionNom', 'colonne', 'colonne'],
    ])
  })

  it('liste des marchés conclus (article 133)', () => {
    expect(read('OBJET;DATE;TITULAIRE;CODE POSTAL;MONTANT € HT')).toEqual([
      ...['objet', 'dateNotification', 'titulaireNom', 'codePostal', 'montant'],
    ])
    expect(
      read('Objet du marché;Date du marché;Nom de l’attributaire;Code postal de l’attributaire;Montant HT du marché'),
    ).toEqual([...['objet', 'dateNotification', 'titulaireNom', 'codePostal', 'montant']])
  })

  it('DECP à plat, titulaires et modifications numérotés', () => {
    expect(
      read(
        'uid;id;acheteur_id;acheteur_nom;objet;montant;titulaire_id_1;titulaire_typeIdentifiant_1;titulaires.2.id;titulaires.2.denominationSociale;modifications.1.montant;modifications.2.montant;considerationsSociales',
      ),
    ).toEqual([
      ...['–', 'id', 'acheteur', 'acheteurNom', 'objet', 'montant', 'titulaireId', 'titulaireType', 'titulaireId 2'],
      ...['titulaireNom 2', 'modificationMontant', 'modificationMontant 2', 'considerationsSociales'],
    ])
  })

  it('suivi tenu à la main, abrégé et mal tapé', () => {
    expect(
      read(
        'n° mché;dir.;obj. du mché;proc.;dt notif;tit.;mnt HT;mnt maxi;Durée (m);nb recond.;clause soc.;h. insertion prévues;obs.',
      ),
    ).toEqual([
      ...['id', 'direction', 'objet', 'procedure', 'dateNotification', 'titulaireNom', 'montant', 'montantMaximum'],
      ...['dureeMois', 'reconductions', 'colonne', 'heuresContractualisees', 'informations'],
    ])
  })
})
