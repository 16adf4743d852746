import { z } from '@hono/zod-openapi'
import { DOUBTS } from '../../../considerations/doubts.js'
import { kind, state } from './decided.js'

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
