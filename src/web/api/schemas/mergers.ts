import { z } from '@hono/zod-openapi'
import { KINDS, STATES } from '../../../states.js'
import { year } from './previews.js'

const said = (what: string) => z.string().nullable().meta({ description: what })
const state = z.enum(STATES)
const euros = z.number().meta({ description: 'Euros HT.' })

const field = z.object({
  champ: z.string(),
  reste: said('Ce que dit le marché qui reste ; null : rien.'),
  autre: said('Ce que dit celui qui ne serait plus montré.'),
  apres: said('Ce que dirait le marché une fois réuni.'),
  complete: z.boolean().meta({ description: 'true : pris de l’autre ; false : gardé.' }),
})

const fact = z.object({ fait: z.enum(KINDS), reste: state, autre: state, apres: state })
const decided = z.object({ fait: z.enum(KINDS), etat: state, motif: z.string(), auteur: z.string() })

/** What a merger would do. */
export const mergerPreviewSchema = z
  .object({
    uid: z.string().meta({ description: 'Le marché qui ne serait plus montré.' }),
    avec: z.string().meta({ description: 'Celui qui resterait.' }),
    champs: z.array(field).meta({ description: 'Ce qu’ils ne disent pas de la même façon.' }),
    faits: z.array(fact).meta({ description: 'Les faits qui diffèrent, ou changeraient.' }),
    decisionsReprises: z.array(decided).meta({ description: 'Décidé de l’autre seul : vaudrait de celui qui reste.' }),
    decisionsOpposees: z
      .array(z.object({ fait: z.enum(KINDS), reste: decided, autre: decided }))
      .meta({ description: 'Décidé des deux côtés autrement : dites laquelle vaut, par « decisions ».' }),
    faitsOpposes: z.array(z.object({ fait: z.enum(KINDS), reste: state, autre: state })).meta({
      description: 'Lus des deux côtés au contraire, sans décision : dites lequel est vrai, si vous le savez.',
    }),
    montants: z.object({ reste: euros, autre: euros }).nullable().meta({
      description: 'Deux montants qui s’opposent ; null : il n’y en a qu’un. « montantDeLAutre » prend l’autre.',
    }),
    annees: z.array(year).meta({ description: 'Chiffres des années touchées, avant et après.' }),
    autresAnnees: z.array(z.int()).meta({ description: 'Années touchées dont les chiffres ne sont pas donnés.' }),
  })
  .openapi('ApercuDeReunion', {
    example: {
      ...{ uid: '249900010000112025M0043', avec: '249900010000112025M0042~3' },
      champs: [
        { champ: 'Titulaires', reste: null, autre: 'Bati, Nord', apres: 'Bati, Nord', complete: true },
        { champ: 'Montant HT', reste: '12 000,00 €', autre: '12 500,00 €', apres: '12 000,00 €', complete: false },
      ],
      faits: [{ fait: 'insertionClause', reste: 'no', autre: 'yes', apres: 'no' }],
      ...{ decisionsReprises: [], decisionsOpposees: [] },
      faitsOpposes: [{ fait: 'insertionClause', reste: 'no', autre: 'yes' }],
      montants: { reste: 12_000, autre: 12_500 },
      ...{ annees: [], autresAnnees: [] },
    },
  })
