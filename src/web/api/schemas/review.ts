import { z } from '@hono/zod-openapi'
import { DOUBTS } from '../../../considerations/doubts.js'
import { KINDS, STATES } from '../../../states.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../../pages/contract/decision.js'

const kind = z.enum(KINDS).meta({ description: 'Le fait.' })
const state = z.enum(STATES)
const text = (longest: number) => z.string().trim().min(1).max(longest)

const questionSchema = z
  .object({
    uid: z.string(),
    objet: z.string(),
    acheteur: z.string().nullable(),
    annee: z.int().nullable(),
    montant: z.number().nullable().meta({ description: 'Euros HT.' }),
    fait: kind,
    question: z.enum(DOUBTS).meta({
      description:
        'contradiction ; review : à trancher ; undeclared : trouvé, non déclaré ; toReconfirm : à reconfirmer ; waiting : laissé à vérifier par un agent.',
    }),
    etat: state.meta({ description: 'L’état aujourd’hui.' }),
    lu: z.string().meta({ description: 'Nomme ce qui est lu de ce marché : à renvoyer avec la décision.' }),
    objectifsResserres: z.int().meta({ description: 'Objectifs dont la réponse resserre l’intervalle.' }),
    objectifsTouches: z.int().meta({ description: 'Objectifs que la réponse peut changer.' }),
    remiseAPlusTard: z.string().nullable().meta({
      description: 'Quand quelqu’un l’a remise à plus tard, en fin de file ; null : elle est à sa place.',
    }),
    preuve: z
      .object({
        citation: z.string(),
        cellule: z.string().nullable(),
        regle: z.string(),
        source: z.enum(['declared', 'text']),
      })
      .nullable(),
  })
  .openapi('QuestionOuverte')

const QUESTION = {
  uid: '21440109300015A1',
  objet: 'Voirie',
  acheteur: '21440109300015',
  annee: 2025,
  montant: 240000,
  fait: 'insertionClause' as const,
  question: 'review' as const,
  etat: 'review' as const,
  lu: '4f0c1d7a92b35e688d21c07f9ab4e613',
  objectifsResserres: 1,
  objectifsTouches: 1,
  remiseAPlusTard: null,
  preuve: {
    citation: 'clause d’insertion envisagée',
    cellule: 'C2',
    regle: 'insertion.clause',
    source: 'text' as const,
  },
}

export const questionsSchema = z
  .object({ total: z.int(), page: z.int(), pages: z.int(), questions: z.array(questionSchema) })
  .openapi('QuestionsOuvertes', { example: { total: 1, page: 1, pages: 1, questions: [QUESTION] } })

export const postponeBody = z
  .strictObject({ uid: z.string().min(1), fait: kind })
  .openapi('QuestionRemise', { example: { uid: '21440109300015A1', fait: 'insertionClause' } })

export const postponedSchema = z
  .object({
    questions: z.int().meta({ description: 'Questions de la file, celles remises à plus tard comprises.' }),
    remises: z.int().meta({ description: 'Dont remises à plus tard.' }),
  })
  .openapi('QuestionsRemises', { example: { questions: 12, remises: 3 } })

/** What follows from a decision, by fact. */
const impliedSchema = z.partialRecord(z.enum(KINDS), state).meta({
  description: 'Les autres faits que la décision change par conséquence, et ce qu’ils deviennent.',
})

export const decisionBody = z
  .strictObject({
    uid: z.string().min(1),
    fait: kind,
    etat: z.enum(['yes', 'no', 'review']).nullable().meta({ description: 'null retire la décision en vigueur.' }),
    motif: text(LONGEST_REASON).optional().meta({
      description:
        'Sans lui, ce qui est lu du fait est écrit pour un oui ou un non ; obligatoire pour laisser à vérifier.',
    }),
    piece: text(LONGEST_DOCUMENT).nullable().optional().meta({ description: 'Pièce, article, page.' }),
    surDecision: z.int().min(0).optional().meta({
      description: 'Numéro de la décision que l’on a lue en vigueur, 0 : aucune ; refusé si c’en est une autre.',
    }),
    lu: z.string().optional().meta({
      description: 'Le « lu » de la question affichée ; refusé si ce qui est lu du marché a changé depuis.',
    }),
  })
  .openapi('DecisionDonnee', {
    example: {
      uid: '21440109300015A1',
      fait: 'insertionClause',
      etat: 'yes',
      motif: 'CCAP, article 12',
      piece: 'CCAP, art. 12',
    },
  })

export const decisionDoneSchema = z
  .object({
    uid: z.string(),
    numero: z.int().meta({ description: 'Numéro de la décision au journal, par lequel elle s’annule.' }),
    states: z.record(z.enum(KINDS), state),
    consequences: impliedSchema,
  })
  .openapi('DecisionPrise', {
    example: {
      uid: '21440109300015A1',
      numero: 12,
      consequences: { socialClause: 'yes' },
      states: {
        ...{ insertionClause: 'yes', socialClause: 'yes', socialCriterion: 'unknown', reserved: 'unknown' },
        ...{ environmentalClause: 'unknown', environmentalCriterion: 'unknown' },
      },
    },
  })

export const batchBody = z
  .strictObject({
    par: z.enum(['consultation', 'famille', 'filtre']).meta({
      description:
        'Les questions de la consultation d’un marché, celles qui portent les mêmes mots que lui, ou celles d’un filtre.',
    }),
    fait: kind,
    uid: z.string().min(1).optional().meta({ description: 'Le marché ; obligatoire sauf pour un filtre.' }),
    filtre: z
      .strictObject({
        question: z.enum(DOUBTS).optional(),
        annee: z.int().min(1000).max(2999).optional(),
        acheteur: z
          .string()
          .regex(/^(?:\d{9}|\d{14})$/)
          .optional(),
        direction: z.string().optional(),
        regle: z.string().optional(),
        q: z.string().optional(),
      })
      .optional(),
    reponse: z.enum(['yes', 'no']),
    motif: text(LONGEST_REASON).optional().meta({ description: 'Sans lui, ce qui est lu de chaque fait est écrit.' }),
    piece: text(LONGEST_DOCUMENT).nullable().optional(),
    vu: z
      .string()
      .optional()
      .meta({ description: 'Le « vu » de l’aperçu : applique ce qui a été montré. Sans lui, rien n’est écrit.' }),
  })
  .openapi('LotDonne', { example: { par: 'famille', fait: 'insertionClause', uid: '21440109300015A1', reponse: 'no' } })

const count = (description: string) => z.int().meta({ description })
const figure = z.object({
  numerator: z.number().nullable(),
  denominator: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const batchSchema = z
  .union([
    z.object({
      questions: count('Questions que le lot réglerait.'),
      dejaDecidees: count('Questions laissées : un agent les a décidées.'),
      vu: z.string(),
      marches: z.array(z.string()).meta({ description: 'Leurs marchés, par uid.' }),
      motifs: z
        .array(z.string())
        .meta({ description: 'Ce qui est écrit sans « motif », pour les cent premières questions.' }),
      effets: z.array(z.object({ annee: z.int(), indicateur: z.string(), avant: figure, apres: figure })),
    }),
    z.object({
      lot: count('Numéro du lot au journal, par lequel il s’annule.'),
      decidees: count('Questions réglées.'),
      laissees: count('Questions réglées par quelqu’un d’autre entre-temps.'),
    }),
  ])
  .openapi('Lot', {
    description: 'L’aperçu sans « vu », ce qui a été fait avec lui.',
    example: { lot: 12, decidees: 40, laissees: 0 },
  })

const lineSchema = z
  .object({
    numero: z.int(),
    date: z.string(),
    auteur: z.string(),
    uid: z.string(),
    objet: z.string().nullable().meta({ description: 'null : le marché n’est plus au registre.' }),
    fait: kind,
    etatAvant: state.nullable(),
    decision: state.nullable().meta({ description: 'null : retirée.' }),
    etatApres: state.nullable(),
    motif: z.string(),
    piece: z.string().nullable(),
    lot: z.int().nullable(),
    annule: z.int().nullable().meta({ description: 'Numéro de la ligne que celle-ci annule.' }),
    annuleePar: z.int().nullable(),
    enVigueur: z.boolean(),
    consequences: impliedSchema,
  })
  .openapi('LigneDuJournal')

const LINE = {
  ...{ numero: 1, date: '2025-06-02T10:00:00.000Z', auteur: 'local', uid: '21440109300015A1', objet: 'Voirie' },
  ...{
    fait: 'insertionClause' as const,
    etatAvant: 'review' as const,
    decision: 'yes' as const,
    etatApres: 'yes' as const,
  },
  ...{ motif: 'CCAP, article 12', piece: null, lot: null, annule: null, annuleePar: null, enVigueur: true },
  consequences: { socialClause: 'yes' as const },
}

export const journalSchema = z
  .object({ total: z.int(), page: z.int(), pages: z.int(), decisions: z.array(lineSchema) })
  .openapi('JournalDesDecisions', { example: { total: 1, page: 1, pages: 1, decisions: [LINE] } })

export const undoneSchema = z
  .object({
    annulees: z.array(z.int()).meta({ description: 'Numéros des lignes annulées.' }),
    laissees: count('Lignes du lot que quelqu’un a reprises depuis.'),
  })
  .openapi('DecisionsAnnulees', { example: { annulees: [12], laissees: 0 } })
