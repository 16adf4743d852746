import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { TextField } from '../../src/contract.js'
import type { Kind, State } from '../../src/states.js'

const stateOf = (kind: Kind, text: string, lot: string | null = null, field: TextField = 'conditions') =>
  tagLine({ id: 1, field, text, lot }).states[kind]

describe('un dispositif supposé, à venir ou repris est à vérifier', () => {
  it.each([
    'Si le marché comporte une clause d’insertion, le candidat complète l’annexe 3.',
    'En cas de clause d’insertion, joindre l’annexe 5.',
    'Si clause d’insertion, indiquer le nombre d’heures.',
    'Le cas échéant, le candidat complète l’annexe relative à la clause d’insertion.',
    'Une clause d’insertion sera introduite si le montant dépasse 500 000 €.',
    'Le nombre d’heures d’insertion sera fixé par avenant si le montant des travaux dépasse 500 000 €.',
    'La Ville n’applique la clause d’insertion qu’aux marchés supérieurs à 90 000 € HT.',
    'La collectivité n’impose la clause d’insertion que dans les marchés de travaux.',
    'La clause d’insertion n’est obligatoire que dans les marchés dépassant les seuils européens.',
    'Le SPASER impose une clause d’insertion dans tout marché de plus de 90 000 € ; celui-ci est de 40 000 €.',
    'Le CCAP type prévoit une clause d’insertion ; il n’en est pas fait usage ici.',
    'Faute de clause d’insertion, l’acheteur a retenu un critère social.',
    'À défaut de clause d’insertion, un critère social de 10 % est appliqué.',
    'La clause d’insertion a été omise.',
    'Oubli de la clause d’insertion dans le CCAP',
    'Clause d’insertion oubliée au DCE',
    'La mention de la clause d’insertion résulte d’un copier-coller et doit être ignorée.',
    'Ne pas tenir compte de la clause d’insertion figurant à l’article 8 du CCAP.',
    'Clause d’insertion levée.',
    'Levée de la clause d’insertion accordée par le comité.',
    'Clause d’insertion transformée en critère.',
    'La clause d’insertion devient facultative.',
    'Une clause d’insertion aurait été souhaitable.',
    'Le marché comporte des heures d’insertion non contractuelles, proposées par l’attributaire.',
    'Il peut être dérogé à la clause d’insertion.',
    'Le pouvoir adjudicateur se réserve la possibilité de supprimer la clause d’insertion en cas de difficultés.',
    'Le maître d’ouvrage peut suspendre ou supprimer la clause d’insertion.',
    'À compter de la reconduction n° 2, le marché ne comporte plus de clause d’insertion.',
    'La clause d’insertion ne concerne pas le personnel d’encadrement.',
    'La clause d’insertion ne s’applique pas à la période de préparation.',
    'Les personnes non validées par le facilitateur ne relèvent pas de la clause d’insertion.',
  ])('%s', (text) => expect(stateOf('insertionClause', text)).toBe('review'))

  it.each<[string, State]>([
    ['Si la clause d’insertion n’est pas respectée, une pénalité est due.', 'yes'],
    ['En cas de clause d’insertion non respectée, une pénalité est due.', 'yes'],
    ['Si le titulaire n’exécute pas la clause d’insertion, une pénalité est due.', 'yes'],
    ['Le nombre d’heures d’insertion sera ajusté si le montant des travaux dépasse 500 000 €.', 'yes'],
    ['La clause d’insertion ne porte que sur le gros œuvre.', 'yes'],
    ['Le SPASER prévoit une clause d’insertion dans le présent marché.', 'yes'],
    ['Faute de respecter la clause d’insertion, le titulaire est pénalisé.', 'yes'],
    ['À défaut de réalisation de la clause d’insertion, une pénalité est due.', 'yes'],
    ['La clause d’insertion ne doit pas être oubliée.', 'yes'],
    ['La clause d’insertion oubliée au premier dossier est rétablie.', 'yes'],
    ['La mention de la clause d’insertion doit être portée sur chaque contrat de sous-traitance.', 'yes'],
    ['PSE 1 : clause d’insertion levée', 'yes'],
    ['Il ne peut être dérogé à la clause d’insertion.', 'yes'],
    ['Il ne pourra être dérogé à la clause d’insertion qu’avec l’accord écrit du maître d’ouvrage.', 'yes'],
    ['Les offres sans engagement sur la clause d’insertion seront rejetées.', 'yes'],
    ['Cette situation ne permet pas la suppression de la clause d’insertion.', 'yes'],
    ['Il est dérogé à la clause d’insertion.', 'no'],
    ['Le pouvoir adjudicateur décide de supprimer la clause d’insertion.', 'no'],
    ['Le marché ne comporte plus de clause d’insertion.', 'no'],
    ['La clause d’insertion ne concerne pas le présent marché.', 'no'],
    ['La clause d’insertion ne s’applique pas à la présente consultation.', 'no'],
    ['Le marché ne relève pas de la clause d’insertion.', 'no'],
    ['La clause d’insertion a été rejetée par le comité.', 'no'],
    ['À défaut de clause d’insertion respectée, une pénalité est due.', 'yes'],
    ['En cas de clause d’insertion partiellement exécutée, une pénalité est due.', 'yes'],
    ['L’oubli de la clause d’insertion par le titulaire est sanctionné.', 'yes'],
    ['La clause d’insertion ne concerne pas l’objet du marché.', 'no'],
    ['La clause d’insertion ne s’applique pas à la mission de maîtrise d’œuvre objet du marché.', 'no'],
  ])('mais dit sûrement : %s', (text, state) => expect(stateOf('insertionClause', text)).toBe(state))

  it.each<[Kind, string]>([
    ['reserved', 'Si marché réservé, joindre l’agrément.'],
    ['reserved', 'La mention du marché réservé aux ESAT doit être ignorée.'],
    ['reserved', 'Il n’y a pas lieu de lire que le lot 2 est réservé aux SIAE.'],
    ['reserved', 'Au moins un lot sera réservé aux ESAT.'],
    ['environmentalCriterion', 'Si critère environnemental, joindre le cadre de réponse.'],
  ])('%s : %s', (kind, text) => expect(stateOf(kind, text)).toBe('review'))
})

describe('un dispositif écarté, plus loin ou en d’autres mots', () => {
  it.each<[Kind, string]>([
    ['insertionClause', 'La clause d’insertion habituellement imposée par la collectivité a été écartée.'],
    ['insertionClause', 'La clause d’insertion, pourtant exigée par la délibération-cadre, n’a pas pu être retenue.'],
    ['insertionClause', 'La clause d’insertion généralement demandée par la Ville n’est pas reprise ici.'],
    ['environmentalCriterion', 'Le critère environnemental habituellement utilisé par le service a été écarté.'],
    ['insertionClause', 'Les prestations ne permettent pas l’introduction d’une clause d’insertion.'],
    ['socialClause', 'Le marché ne se prête pas à l’introduction d’une clause sociale.'],
    ['socialClause', 'L’objet du marché n’est pas compatible avec l’insertion d’une clause sociale.'],
    ['socialClause', 'L’introduction d’une clause sociale s’est révélée inadaptée.'],
  ])('%s : %s', (kind, text) => expect(stateOf(kind, text)).toBe('no'))

  it.each<[Kind, string]>([
    ['insertionClause', 'La clause d’insertion habituellement imposée par la collectivité est reprise.'],
    ['insertionClause', 'Le marché permet l’introduction d’une clause d’insertion de 100 h.'],
    ['socialClause', 'Le marché se prête à l’introduction d’une clause sociale.'],
  ])('mais pas : %s, %s', (kind, text) => expect(stateOf(kind, text)).toBe('yes'))
})

describe('certains lots, sans dire lesquels', () => {
  it.each<[string, string | null, State]>([
    ['Certains lots comportent une clause d’insertion.', '2', 'review'],
    ['Certains lots comportent une clause d’insertion.', null, 'yes'],
    ['Au moins un des lots comportera une clause d’insertion.', '3', 'review'],
    ['Certains lots comportent une clause d’insertion : lots 1 et 2.', '2', 'yes'],
    ['Certains lots comportent une clause d’insertion : lots 1 et 2.', '3', 'no'],
    ['Plusieurs lots dont le lot 2 comportent une clause d’insertion.', '2', 'yes'],
    ['Certains lots, selon leur nature, comportent une clause d’insertion.', '2', 'review'],
    ['Dans certains lots, une clause d’insertion est prévue.', '2', 'review'],
    ['Le marché comporte certains lots avec clause d’insertion.', '2', 'review'],
    ['Le marché est découpé en plusieurs lots, tous soumis à une clause d’insertion.', '2', 'yes'],
    ['Un candidat peut être attributaire de plusieurs lots et la clause d’insertion s’applique à chacun.', '2', 'yes'],
    ['Le titulaire de plusieurs lots exécute la clause d’insertion pour chacun.', '2', 'yes'],
    ['En cas d’attribution de plusieurs lots au même titulaire, la clause d’insertion est globalisée.', '2', 'yes'],
    ['En cas de réponse sur plusieurs lots, la clause d’insertion s’applique lot par lot.', '2', 'yes'],
    ['Chacun peut soumissionner pour plusieurs lots et respectera la clause d’insertion de chaque lot.', '2', 'yes'],
    ['Si le titulaire est retenu sur plusieurs lots, les heures d’insertion sont cumulées.', '2', 'yes'],
    ['Pour certains lots, une clause d’insertion est prévue.', '2', 'review'],
  ])('%s, lot %s : %s', (text, lot, state) => expect(stateOf('insertionClause', text, lot)).toBe(state))
})

it.each<[string, State]>([
  ['L’insertion est une condition d’exécution du marché que la Ville n’a pas retenue.', 'review'],
  ['L’insertion est une condition d’exécution du marché que la Ville a retenue.', 'yes'],
  ['La clause d’insertion, que l’entreprise n’a pas souhaité discuter, s’applique.', 'yes'],
  ['L’insertion est une obligation du marché que la commune n’a pas voulue.', 'review'],
  ['La clause d’insertion prévoit des pénalités que la Ville n’a pas souhaité plafonner.', 'yes'],
  ['La clause d’insertion porte sur 200 heures que le titulaire n’a pas prévu de sous-traiter.', 'yes'],
  ['La clause d’insertion vise les personnes que Pôle emploi n’a pas retenues.', 'yes'],
  ['La clause d’insertion ne concerne pas les fournitures, objet du présent marché.', 'no'],
  ['La clause d’insertion ne s’applique pas à la tranche optionnelle, objet du second bon de commande.', 'review'],
  ['La clause d’insertion ne concerne pas la maintenance mais les travaux, objet du présent marché.', 'review'],
  ['Au titre de l’insertion, l’entreprise réalisera 300 heures à compter de la notification.', 'yes'],
  ['Au titre de l’insertion, le titulaire doit 48 h avant la réunion prévenir le facilitateur.', 'unknown'],
])('%s : %s', (text, state) => expect(stateOf('insertionClause', text)).toBe(state))

it.each<[string, string, State, State]>([
  ['Clause d’insertion ☐ lot 1 ☒ lot 2 Clause environnementale ☒ lot 1 ☐ lot 2', '1', 'no', 'yes'],
  ['Clause d’insertion ☐ lot 1 ☒ lot 2 Clause environnementale ☒ lot 1 ☐ lot 2', '2', 'yes', 'no'],
  ['Clause d’insertion : lot 1 ☒ lot 2 ☐ Clause environnementale : lot 1 ☐ lot 2 ☒', '1', 'yes', 'no'],
  ['Clause d’insertion : lot 1 ☒ lot 2 ☐ Clause environnementale : lot 1 ☐ lot 2 ☒', '2', 'no', 'yes'],
  ['Clause d’insertion : lot 10 [x] lot 11 [ ] Clause environnementale : lot 10 [ ] lot 11 [x]', '11', 'no', 'yes'],
])('les cases par lot de deux dispositifs d’une ligne : %s, lot %s', (text, lot, insertion, environment) => {
  expect([stateOf('insertionClause', text, lot), stateOf('environmentalClause', text, lot)]).toEqual([
    insertion,
    environment,
  ])
})
