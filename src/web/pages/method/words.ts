import type { Reading } from '../../../considerations/rule.js'
import type { ColumnRule } from '../../../considerations/rules/columns.js'
import type { TextField } from '../../../contract.js'
import type { Exclusion } from '../../../indicators/types.js'
import type { Kind, State } from '../../../states.js'

/** What people read on the method page; records keyed by our codes, so that none can be forgotten. */

export const FACT_MEANINGS: Record<Kind, string> = {
  insertionClause:
    'L’exécution comporte une obligation d’insertion professionnelle : des heures ou des embauches, une part du travail confiée à des personnes éloignées de l’emploi ou handicapées, le recours imposé à une SIAE, une EA ou un ESAT.',
  socialClause:
    'Une condition d’exécution sociale ou d’emploi, quelle qu’elle soit. Une clause d’insertion est une clause sociale ; sans clause sociale, il n’y a pas de clause d’insertion.',
  socialCriterion: 'Un critère ou un sous-critère d’attribution porte sur la performance sociale.',
  reserved:
    'La participation est réservée aux EA et ESAT, aux SIAE, au travail pénitentiaire, à l’ESS ou à des structures équivalentes. Une réservation n’est ni une clause ni un critère.',
  environmentalClause: 'Une condition d’exécution ou une spécification technique porte sur l’environnement.',
  environmentalCriterion: 'Un critère ou un sous-critère d’attribution porte sur l’environnement.',
}

export const STATE_MEANINGS: Record<State, string> = {
  yes: 'Le fait est établi, et sa preuve est citée.',
  no: 'L’absence est établie : elle est écrite, motivée par une dérogation, ou le fait manque à une liste de considérations remplie.',
  review:
    'Il en est question, mais le registre doit être précisé par qui le tient : au conditionnel, envisagé, contradictoire ou ambigu.',
  unknown: 'Rien n’est dit, le champ est absent ou vide. Ce n’est jamais un non.',
}

export const GLOSSARY = [
  ['SPASER', 'schéma de promotion des achats publics socialement et écologiquement responsables'],
  ['DECP', 'données essentielles de la commande publique, publiées par chaque acheteur'],
  ['SIAE', 'structure d’insertion par l’activité économique'],
  ['EA, ESAT', 'entreprise adaptée ; établissement et service d’accompagnement par le travail'],
  ['ESS', 'économie sociale et solidaire'],
  ['Facilitateur', 'personne qui suit les clauses d’insertion et en valide les heures'],
] as const

export const EXCLUSION_MEANINGS: Record<Exclusion, string> = {
  concession: 'Une concession n’est pas un marché : elle a ses propres règles, et une ligne à part.',
  subsequent:
    'Un marché subséquent est compté avec son accord-cadre quand celui-ci est au registre ; sinon il reste compté, et c’est dit.',
  undated: 'Sans date de notification, de signature ni d’attribution, un marché n’appartient à aucune année.',
  test: 'Les lignes d’essai d’un logiciel ne sont pas des marchés.',
  outOfScope: 'D’un autre acheteur, ou sous le seuil demandé.',
}

export const FIELD_WORDS: Record<TextField, string> = {
  objet: 'objet',
  description: 'description',
  criteres: 'critères',
  conditions: 'conditions d’exécution',
  informations: 'informations complémentaires',
  colonne: 'colonne',
}

export const READING_WORDS: Record<Reading, string> = {
  designation: 'une expression qui nomme le dispositif ; niée, elle dit non',
  obligation: 'un sujet, qui devient clause quand il est imposé',
  criterion: 'un sujet, qui devient critère quand il est noté',
  reservation: 'le mot « réservé », avec ce qui est réservé et à qui',
  denial: 'une négation, qui seule dit quelque chose',
  object: 'ce qui est acheté, compté à part des six faits',
}

export const SHAPE_WORDS: Record<ColumnRule['shape'], string> = {
  answer: 'une colonne à réponse oui ou non',
  list: 'une liste de considérations au format DECP',
  broad: 'une colonne qui ne nomme pas un seul dispositif',
  hours: 'des heures prévues au contrat : plus de zéro dit oui, zéro dit non',
  'done-hours': 'des heures déjà réalisées, qui ne prouvent pas un engagement écrit',
}
