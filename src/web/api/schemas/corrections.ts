import { z } from '@hono/zod-openapi'
import { KINDS } from '../../../states.js'

const said = (what: string) => z.string().nullable().meta({ description: what })

const correctionShape = z.object({
  seq: z.int().meta({ description: 'Numéro de la correction : c’est par lui qu’elle s’annule.' }),
  action: z.enum(['set', 'merge', 'split', 'apart']).meta({
    description:
      'set : un champ corrigé ; merge : deux marchés réunis ; split : un marché scindé en deux ; apart : deux marchés semblables, dits différents.',
  }),
  field: said(
    'Le champ, sous son nom DECP, ou « colonne: » et l’en-tête ; null : une réunion, une scission ou une distinction.',
  ),
  label: z.string().meta({ description: 'Ce champ, en français.' }),
  before: said(
    'Ce que le registre disait alors ; null : rien. D’une scission : le marché scindé ; d’une distinction : l’un des deux.',
  ),
  unread: said('Où le registre ne disait rien de lisible : ce qui était écrit dans sa cellule.'),
  after: said(
    'Ce que c’est ; null : non renseigné. D’une réunion : le marché qui reste ; d’une scission : le nouveau ; d’une distinction : l’autre.',
  ),
  part: said('D’une réunion : le marché qui n’est plus montré.'),
  reason: z.string().meta({ description: 'Pourquoi.' }),
  document: said('La pièce sur laquelle on s’est appuyé.'),
  actor: z.string().meta({ description: 'Qui.' }),
  at: z.iso.datetime().meta({ description: 'Quand, en temps universel.' }),
  inForce: z.boolean().meta({ description: 'Non : elle est annulée, ou une plus récente tient lieu d’elle.' }),
  toReconfirm: z
    .object({ says: z.string().nullable() })
    .nullable()
    .meta({ description: 'Le registre dit maintenant autre chose que lors de la correction : quoi.' }),
  withdrawn: z
    .object({ actor: z.string(), at: z.iso.datetime(), reason: z.string() })
    .nullable()
    .meta({ description: 'Qui l’a annulée, quand et pourquoi.' }),
})

export const correctionsSchema = z
  .object({
    uid: z.string().meta({ description: 'Le marché, ou celui dont il fait maintenant partie.' }),
    corrections: z.array(correctionShape).meta({ description: 'De la plus récente à la plus ancienne.' }),
    parts: z.array(z.string()).meta({ description: 'Les marchés réunis à celui-ci.' }),
  })
  .openapi('Corrections', {
    example: {
      uid: '249900010000112025M0042~3',
      corrections: [
        {
          ...{ seq: 1, action: 'set', field: 'montant', label: 'Montant HT', before: '12000 €', after: '120000 €' },
          ...{
            unread: null,
            part: null,
            reason: 'Un zéro manquait',
            document: 'Acte d’engagement, p. 2',
            actor: 'local',
          },
          ...{ at: '2025-11-03T08:12:45.000Z', inForce: true, toReconfirm: null, withdrawn: null },
        },
      ],
      parts: [],
    },
  })

const grounds = {
  motif: z.string().max(2000).meta({ description: 'Pourquoi ; ne peut pas être vide.' }),
  piece: z.string().max(300).optional().meta({ description: 'La pièce sur laquelle on s’appuie.' }),
}

export const correctionBody = z
  .strictObject({
    champs: z
      .record(z.string(), z.string().max(32_000))
      .refine((fields) => Object.keys(fields).length > 0, 'donnez au moins un champ')
      .meta({
        description:
          'Ce que sont les champs, comme un registre l’écrirait : un champ par son nom DECP, une colonne déclarée par son en-tête. Une valeur vide : non renseigné.',
      }),
    ...grounds,
  })
  .openapi('Correction', {
    example: { champs: { montant: '120 k€', 'Clause sociale': 'Oui' }, motif: 'Un zéro manquait' },
  })

const other = {
  avec: z.string().meta({ description: 'L’uid de l’autre marché ; d’une réunion, celui qui reste.' }),
  ...grounds,
}

/** Of two contracts said to be two. */
export const apartBody = z
  .strictObject(other)
  .openapi('Distinction', { example: { avec: 'x-0a1b2c3d4e5f6071', motif: 'Deux commandes du même jour' } })

const DECIDED = z.enum(['yes', 'no', 'review'])

export const mergerBody = z
  .strictObject({
    ...other,
    decisions: z.partialRecord(z.enum(KINDS), DECIDED).optional().meta({
      description:
        'Où deux décisions s’opposent : par fait, celle qui vaut pour le marché qui reste. Sans elle, refusé. Où les deux marchés disent le contraire sans que personne ait décidé : lequel dit vrai, si on le sait ; c’est alors une décision.',
    }),
    montantDeLAutre: z.boolean().default(false).meta({
      description:
        'true : des deux montants, celui du marché qui n’est plus montré vaut ; c’est une correction du marché qui reste.',
    }),
  })
  .openapi('Reunion', { example: { avec: '249900010000112025M0042~3', motif: 'Le même marché, saisi deux fois' } })

const typed = z.record(z.string(), z.string().max(32_000))

export const typedRowBody = z
  .strictObject({
    champs: typed.meta({
      description:
        'Ce que dit la ligne, comme un registre l’écrirait : « acheteur » (SIRET) et « objet » au moins ; « id », les champs DECP, les colonnes déclarées par leur en-tête.',
    }),
    ...grounds,
  })
  .openapi('LigneSaisie', {
    example: {
      champs: { acheteur: '24990001000011', id: '2025M0088', objet: 'Entretien des parcs', montant: '12 k€' },
      motif: 'Oublié du registre',
    },
  })

export const typedRowSchema = z
  .object({
    uid: z.string().meta({ description: 'Le marché ajouté.' }),
    import: z.int().nullable().meta({ description: 'L’import qui le tient, à annuler pour le retirer.' }),
  })
  .openapi('LigneAjoutee', { example: { uid: '249900010000112025M0088', import: 7 } })

export const splitBody = z
  .strictObject({
    reste: typed.default({}).meta({ description: 'Ce qui change du marché qui reste, par champ.' }),
    nouveau: typed.default({}).meta({
      description:
        'Ce que dit le nouveau marché, par champ ; le reste est repris du premier, sauf les montants et les heures, qui ne se disent pas deux fois.',
    }),
    ...grounds,
  })
  .openapi('Scission', {
    example: {
      ...{ reste: { objet: 'Voirie', montant: '7 000' }, nouveau: { objet: 'Parcs', montant: '5 000' } },
      motif: 'Deux lots sous un numéro',
    },
  })

export const splitSchema = z
  .object({
    uid: z.string().meta({ description: 'Le marché scindé, qui reste.' }),
    nouveau: z
      .string()
      .meta({ description: 'Le nouveau marché, sous un identifiant qu’aucun registre ne peut donner.' }),
    ecart: z.number().nullable().meta({
      description:
        'En euros, ce qui manque aux deux montants pour faire celui d’avant (négatif : ils font plus) ; null : l’un des trois n’est pas dit.',
    }),
  })
  .openapi('MarcheScinde', {
    example: { uid: '249900010000112025M0042', nouveau: '249900010000112025M0042~+1', ecart: 0 },
  })
