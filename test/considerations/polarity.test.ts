import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { TextField } from '../../src/contract.js'
import { KINDS } from '../../src/states.js'

const read = (text: string, field: TextField = 'conditions') => tagLine({ id: 1, field, text })
const insertion = (text: string, field?: TextField) => read(text, field).states.insertionClause

describe('un dispositif nié', () => {
  it.each([
    'Le contrat n’est assorti d’aucune clause d’insertion.',
    'Il n’est pas prévu de clause d’insertion.',
    'Ce contrat est dépourvu de toute clause d’insertion.',
    'L’accord-cadre ne fait l’objet d’aucune clause d’insertion.',
    'La commune a choisi de ne pas recourir à une clause d’insertion.',
    'Les heures étant rares, la clause d’insertion n’a pas été jugée opportune.',
    'Aucun lot ne comporte de clause d’insertion.',
    'La clause d’insertion figurant au premier projet n’a pas été reprise.',
    'La clause d’insertion initialement inscrite a été abandonnée.',
    'Renoncement à la clause d’insertion après sourcing.',
    'Le titulaire n’est pas tenu de réaliser des heures d’insertion.',
    'Volume imposé : 0 heure d’insertion.',
    'Option 1 (clause d’insertion) : non levée.',
    'La clause d’insertion qui figure à l’article 6.2 du CCAP de la région ne s’applique pas à ce contrat.',
    'L’article 9 du cahier type (clause d’insertion) est sans application ici.',
    'La clause d’insertion du contrat de 2020 n’a pas été reprise.',
    'Le marché précédent comportait une clause d’insertion, non reconduite.',
    'Clause d’insertion : la communauté de communes s’en dispense.',
    'Clause d’insertion : la ville a choisi de ne pas en prévoir.',
    'Clause d’insertion : l’exploitant n’est tenu à aucune obligation de ce type.',
    'Clause d’insertion examinée en commission puis écartée.',
    'Aucun volume d’heures d’insertion n’est fixé.',
    'Le nombre d’heures d’insertion est fixé à zéro.',
    'La clause d’insertion ne figure plus au dossier.',
    'Clause d’insertion : cet article ne s’applique pas.',
    'Le recours à des salariés en insertion n’est pas exigé.',
    'La serrurerie échappe à la clause d’insertion.',
    'Clause d’insertion : jugée incompatible avec la durée.',
    'Contrat signé sans qu’une clause d’insertion y ait été prévue.',
    'L’accord-cadre ne comporte point de clause d’insertion.',
    'Le contrat n’a jamais comporté de clause d’insertion.',
    'Marché laissé hors du champ de la clause d’insertion.',
    'La clause d’insertion est devenue caduque.',
    'Exemption de clause d’insertion, durée trop courte',
    'La mention « clause d’insertion de 300 h » est à supprimer.',
  ])('%s', (text) => expect(insertion(text)).toBe('no'))
})

describe('une négation qui porte sur autre chose', () => {
  it.each([
    'Les offres ne respectant pas la clause d’insertion sont rejetées.',
    'L’inexécution de la clause d’insertion entraîne une pénalité.',
    'Le titulaire n’est pas dispensé de la clause d’insertion.',
    'Aucune dérogation à la clause d’insertion ne sera accordée.',
    'La clause d’insertion n’est pas négociable.',
    'La clause d’insertion ne constitue pas un critère de jugement.',
    'Marché conclu sans minimum ; clause d’insertion de 40 heures.',
    'Le marché n’est pas alloti et comporte une clause d’insertion.',
    'Sans préjudice de la clause d’insertion, les embauches restent libres.',
    'Ne pas exécuter la clause d’insertion expose à une retenue.',
    'La clause d’insertion oubliée au premier dossier est rétablie.',
    'La clause d’insertion prévue au CCAP s’applique ; le CCAG ne s’applique pas.',
    'La dérogation à la clause d’insertion n’a pas été accordée.',
    'Clause d’insertion : aucune dérogation n’est admise.',
    'Clause d’insertion : le titulaire ne s’en dispense pas en cas de sous-traitance.',
    'Clause d’insertion : aucun manquement de cette nature ne sera toléré.',
    'Aucun modèle de suivi de la clause d’insertion n’est imposé.',
    'L’entreprise n’échappe pas à la clause d’insertion.',
    'La clause d’insertion de ce marché n’est pas reconduite en cas de résiliation.',
    'Clause d’insertion étudiée puis inscrite au CCAP.',
    'Bilan : 0 heure d’insertion réalisée sur les 250 prévues au contrat',
    'Pénalité de 40 € par heure d’insertion non réalisée',
    'La clause d’insertion ne peut être abandonnée.',
    'L’entreprise ne peut renoncer à la clause d’insertion.',
    'L’absence de facilitateur ne suspend pas la clause d’insertion.',
  ])('%s', (text) => expect(insertion(text)).toBe('yes'))

  it('« pas de … mais … » nie l’un et affirme l’autre', () => {
    const { states } = read('Pas de clause sociale, mais une clause environnementale et un marché réservé aux ESAT.')
    expect(states).toMatchObject({ socialClause: 'no', environmentalClause: 'yes', reserved: 'yes' })
  })

  it('« ni … ni … » nie les deux', () => {
    const { states } = read('Le dossier ne retient ni clause sociale ni clause environnementale.')
    expect(states).toMatchObject({ socialClause: 'no', environmentalClause: 'no' })
  })
})

describe('ce qui reste ouvert est à vérifier', () => {
  it.each([
    'Clause d’insertion en cours d’arbitrage avec le service achats.',
    'Clause d’insertion pressentie, décision du bureau attendue.',
    'Clause d’insertion : rédaction en cours.',
    'Clause d’insertion non encore validée.',
    'Clause d’insertion sous réserve de l’accord du conseil.',
    'La clause d’insertion est suspendue.',
    'La commune réfléchit à une clause d’insertion.',
    'Clause d’insertion laissée au choix du titulaire.',
    'Clause d’insertion : oui ou non selon les lots.',
    'Une clause d’insertion pourra être envisagée.',
    'Selon le montant de la commande, une clause d’insertion sera imposée.',
    'Une clause d’insertion pourra être ajoutée aux bons de commande.',
    'Clause d’insertion (à confirmer)',
    'Le cas échéant, clause d’insertion.',
    'L’introduction d’une clause d’insertion reste possible.',
    'L’acheteur se réserve le droit d’imposer une clause d’insertion.',
    'Si le chantier dure plus de six mois, une clause d’insertion sera appliquée.',
    'Clause d’insertion si le montant dépasse 500 000 €',
    'PSE 2 : mise en place d’une clause d’insertion',
    'Tranche optionnelle n° 1 avec clause d’insertion',
    'La clause d’insertion pourra être supprimée d’un commun accord.',
    'Pour les prestations de nuit, la clause d’insertion ne s’applique pas.',
    'Les artisans sont dispensés de la clause d’insertion.',
    'Retrait de la clause d’insertion demandé par le titulaire, refusé par la ville.',
  ])('%s', (text) => expect(insertion(text)).toBe('review'))

  it.each([
    'Le titulaire pourra répondre à la clause d’insertion par l’intérim ou l’embauche.',
    'Le titulaire pourra mutualiser les heures d’insertion entre cotraitants.',
    'Les candidats peuvent contacter la facilitatrice pour la clause d’insertion obligatoire.',
    'PSE 1 « clause d’insertion » retenue et levée.',
    'Aucune option n’est prévue. Clause d’insertion de 20 heures.',
  ])('mais une clause acquise ne l’est pas : %s', (text) => expect(insertion(text)).toBe('yes'))
})

describe('un autre contrat', () => {
  it.each([
    'La convention précédente prévoyait 600 heures d’insertion.',
    'Le marché comportait une clause d’insertion jusqu’en 2021.',
    'Dans le précédent marché, 10 % des heures étaient confiées à des publics en insertion.',
    'Ce marché fait suite à un marché doté d’une clause d’insertion.',
    'Le marché actuel, qui prend fin en mars, comporte une clause d’insertion.',
  ])('ne dit rien de celui-ci : %s', (text) => expect(insertion(text, 'description')).toBe('unknown'))

  it.each([
    'Comme dans le marché précédent, une clause d’insertion s’applique.',
    'Le présent marché reprend la clause d’insertion du marché précédent.',
  ])('mais ce qui est repris est de celui-ci : %s', (text) => expect(insertion(text, 'description')).toBe('yes'))
})

describe('un avis rectifié', () => {
  it('l’ancien texte n’est pas le contrat, le nouveau l’est', () => {
    expect(insertion('Au lieu de : clause d’insertion de 90 h, lire : sans clause d’insertion.')).toBe('no')
    expect(insertion('Au lieu de : « sans clause d’insertion », lire : « clause d’insertion de 90 h ».')).toBe('yes')
    expect(insertion('Lire « clause d’insertion : 90 h » au lieu de « sans clause d’insertion ».')).toBe('yes')
  })

  it('« au lieu de » sans correction garde son sens ordinaire', () => {
    expect(insertion('Le titulaire embauche au lieu de sous-traiter : clause d’insertion de 90 h.')).toBe('yes')
  })
})

describe('les critères', () => {
  const criteria = (text: string) => read(text, 'criteres').states

  it('un poids nul ou un retrait les nie', () => {
    expect(criteria('Prix 90 %, critère social 0 %, critère environnemental 10 %')).toMatchObject({
      socialCriterion: 'no',
      environmentalCriterion: 'yes',
    })
    expect(criteria('Le critère environnemental n’est pas pris en compte.').environmentalCriterion).toBe('no')
  })

  it('« ce n’est pas un critère » n’en fait pas un', () => {
    expect(read('La valeur environnementale n’est pas un critère de jugement.').states.environmentalCriterion).not.toBe(
      'yes',
    )
  })
})

describe('la dérogation motivée', () => {
  it.each([
    'Dérogation à la clause sociale (art. L. 2112-2-1) : chantier de deux mois.',
    'Clause sociale non retenue, motif : intervention d’un agent habilité seul.',
  ])('%s', (text) => {
    const { tags } = read(text)
    expect(tags.find(({ kind }) => kind === 'socialClause')).toMatchObject({ state: 'no', basis: 'derogation' })
  })
})

describe('un texte qui se contredit', () => {
  it('est à vérifier', () => {
    expect(read('Marché réservé aux ESAT. Le marché n’est pas réservé.').states.reserved).toBe('review')
    expect(insertion('Clause d’insertion de 50 h. Il n’y a pas de clause d’insertion.')).toBe('review')
  })
})

const DEVICES = [
  'clause d’insertion',
  'clause sociale',
  'clause environnementale',
  'critère social',
  'critère environnemental',
] as const
const DENIALS = [
  (device: string) => `Le contrat ne comporte pas de ${device}.`,
  (device: string) => `Marché conclu sans ${device}`,
  (device: string) => `Aucune ${device} n’est prévue.`,
  (device: string) => `Le dossier n’est assorti d’aucune ${device}.`,
  (device: string) => `Il n’est pas prévu de ${device}.`,
  (device: string) => `${device} : non`,
  (device: string) => `${device} : néant`,
  (device: string) => `${device} ☐ oui ☒ non`,
] as const
const IRRELEVANT = [
  'La visite du site est obligatoire.',
  'Aucune avance n’est prévue.',
  'Le marché précédent portait sur deux sites.',
  'Les variantes ne sont pas autorisées.',
  'Le pouvoir adjudicateur pourra prolonger le délai.',
  'Option : sans.',
  'Visite obligatoire pour les lots 2 et 3.',
  'Prix révisable chaque année.',
] as const
const STATED = [
  'Le marché comporte une clause d’insertion de 120 heures.',
  'Marché réservé aux entreprises adaptées.',
  'Le marché ne comporte pas de clause sociale.',
  'Clause environnementale : oui',
  'Une clause sociale est envisagée.',
  'Le titulaire devra valoriser les déchets de chantier.',
] as const

describe('propriétés du contexte', () => {
  it('nier un dispositif ne donne jamais oui', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DEVICES), fc.constantFrom(...DENIALS), (device, deny) => {
        expect(Object.values(read(deny(device)).states)).not.toContain('yes')
      }),
    )
  })

  it('une phrase sans rapport, dans un autre paragraphe, ne change rien', () => {
    const neighbours = fc.array(fc.constantFrom(...IRRELEVANT), { maxLength: 3 })
    fc.assert(
      fc.property(fc.constantFrom(...STATED), neighbours, neighbours, (text, before, after) => {
        const alone = read(text).states
        const among = read([...before, text, ...after].join('\n')).states
        for (const kind of KINDS) expect(`${kind} ${among[kind]}`).toBe(`${kind} ${alone[kind]}`)
      }),
      { numRuns: 300 },
    )
  })
})

describe('le dispositif d’un autre marché', () => {
  it.each([
    'Un premier contrat, assorti d’une clause d’insertion, a été résilié.',
    'Les autres marchés de la commune comportent une clause d’insertion.',
    'Le guide des achats du département recommande des clauses d’insertion.',
    'Le titulaire a déjà exécuté des marchés avec clause d’insertion.',
  ])('%s', (text) => expect(insertion(text)).not.toBe('yes'))

  it('mais « entreprises » n’est pas « reprise »', () => {
    const { states } = read('Le précédent marché était réservé aux entreprises adaptées.')
    expect(states.reserved).not.toBe('yes')
  })
})

describe('des réponses données ensemble', () => {
  it('« respectivement » les donne dans l’ordre', () => {
    const { states } = read('Clause sociale et clause environnementale : respectivement oui (40 h) et non')
    expect(states).toMatchObject({ socialClause: 'yes', environmentalClause: 'no' })
  })

  it('la négation s’arrête aux clauses ou aux critères qu’elle nomme', () => {
    const { states } = read('Le dossier n’intègre pas de considérations sociales dans ses conditions d’exécution.')
    expect(states).toMatchObject({ socialClause: 'no', socialCriterion: 'unknown', reserved: 'unknown' })
  })

  it('aucun des critères n’en est un', () => {
    expect(read('Aucun des critères n’est environnemental.', 'criteres').states.environmentalCriterion).toBe('no')
  })
})

describe('une négation lointaine, une clause levée, un texte à remplacer', () => {
  it.each([
    ['Le marché n’est pas, vu sa durée, assorti d’une clause d’insertion.', 'review'],
    ['La clause d’insertion a été levée.', 'review'],
    ['La clause d’insertion cesse de s’appliquer en cas de résiliation.', 'yes'],
    ['Pénalités sans que la clause d’insertion soit remise en cause.', 'yes'],
    ['Sans clause d’insertion respectée, une pénalité est due.', 'yes'],
    ['Remplacer « clause d’insertion » par « clause environnementale ».', 'unknown'],
    ['Bilan du contrat échu, lequel était clausé à hauteur de 900 h d’insertion.', 'unknown'],
  ])('%s', (text, state) => expect(insertion(text)).toBe(state))

  it('« Lot 3 : idem, hors insertion » nie pour ce lot', () => {
    const text = 'Lot 2 enduits : 80 h d’insertion / Lot 3 vitrerie : idem, hors insertion'
    expect(tagLine({ id: 1, field: 'conditions', lot: '3', text }).states.insertionClause).toBe('no')
  })

  it('un lot qui n’est pas le seul ne dit rien contre les autres', () => {
    const text = 'Le lot 2 n’est pas le seul à comporter une clause d’insertion.'
    expect(tagLine({ id: 1, field: 'conditions', lot: '3', text }).states.insertionClause).toBe('unknown')
  })
})

describe('une question sur autre chose que le dispositif', () => {
  it.each([
    'Est-il prévu une sanction si la clause d’insertion est manquée ? Réponse : non',
    'Le titulaire est-il soumis à un contrôle de la clause d’insertion ? R : non',
    'La visite est-elle exigée pour le lot soumis à clause d’insertion ? Réponse : non',
  ])('ne le nie pas : « %s »', (text) => expect(insertion(text)).not.toBe('no'))

  it('ne prend pas des heures d’autre chose pour de l’insertion', () =>
    expect(insertion('Clause sociale : oui, 40 heures d’astreinte')).not.toBe('yes'))

  it.each(['Marché pouvant être clausé', 'Marché jamais clausé jusqu’ici'])('ne clause pas : « %s »', (text) =>
    expect(read(text).states.socialClause).not.toBe('yes'),
  )
})
