import { z } from '@hono/zod-openapi'
import { CONTRACT_STATUSES } from '../../../contract/schedule.js'
import { RESERVED_TO } from '../../../states.js'

const text = z.string().nullable()
const day = z.iso.date().nullable()

const proofSchema = z
  .union([
    z.object({ source: z.literal('text'), sentence: z.string() }),
    z.object({ source: z.literal('declared'), column: z.string(), answer: z.string() }),
    z.object({ source: z.literal('withheld') }),
  ])
  .openapi('PreuvePublique', {
    description:
      'La phrase de l’acheteur, ou la réponse d’une colonne de son registre ; withheld : la phrase dit aussi ce qu’une liste publique ne répète pas',
  })

const holderSchema = z
  .object({
    id: text,
    denominationSociale: text,
    withheld: z
      .boolean()
      .meta({ description: 'Peut-être une personne physique : ni nom ni identifiant ne sont repris.' }),
  })
  .openapi('TitulairePublic')

const opportunitySchema = z
  .object({
    uid: z.string(),
    type: z.enum(['marche', 'concession']),
    id: text,
    acheteur: z.object({ id: text, nom: text }),
    lot: text,
    objet: z.string(),
    lotObjet: text,
    codeCPV: text,
    lieuExecution: z.union([z.object({ code: text, nom: text, departement: text }), z.null()]),
    montant: z.number().nullable().meta({ description: 'En euros HT ; null : non exploitable.' }),
    montantMaximum: z.boolean().meta({ description: 'Le montant est le maximum d’un accord-cadre.' }),
    titulaires: z.array(holderSchema).meta({ description: 'Titulaires actuels, tels que l’acheteur les publie.' }),
    reservation: z.union([
      z.object({
        reservedTo: z.array(z.enum(RESERVED_TO)),
        articles: z.array(z.string()).meta({ description: 'Articles que l’acheteur cite.' }),
        proof: z.union([proofSchema, z.null()]),
      }),
      z.null(),
    ]),
    insertionClause: z.union([
      z.object({ heuresContractualisees: z.number().min(0).nullable(), proof: z.union([proofSchema, z.null()]) }),
      z.null(),
    ]),
    start: day.meta({ description: 'La date dont la fin est comptée.' }),
    startBasis: z.enum(['notification', 'signature', 'attribution']).nullable(),
    dureeMois: z.int().nullable().meta({ description: 'Durée, modifications comprises.' }),
    reconductions: z
      .int()
      .meta({ description: 'Reconductions annoncées à part ; le registre ne dit pas si la durée les compte.' }),
    end: day.meta({ description: 'Fin théorique ; null : rien ne permet de la dire.' }),
    status: z.enum(CONTRACT_STATUSES).meta({ description: 'ending : finit dans l’année ; running ; unknown ; past.' }),
    doubt: z.enum(['undated', 'noDuration', 'implausibleDuration', 'renewals']).nullable(),
    expected: day.meta({
      description:
        'Prévision non engageante : premier jour du mois vers lequel une nouvelle consultation peut être attendue.',
    }),
    changedAt: z.iso.datetime().meta({ description: 'Dernier import qui l’a changé.' }),
  })
  .openapi('MarcheReserve')

export const reservedSchema = z
  .object({
    organisation: z.string(),
    today: z.iso.date().meta({ description: 'Jour où les états sont établis, en France.' }),
    horizon: z
      .object({ endingMonths: z.int(), leadMonths: z.int(), since: z.iso.date() })
      .meta({ description: 'Les hypothèses des prévisions, en mois, et depuis quand elles valent.' }),
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    contracts: z.array(opportunitySchema),
  })
  .openapi('MarchesReserves', {
    example: {
      organisation: 'Métropole d’Exemple',
      today: '2025-11-03',
      horizon: { endingMonths: 12, leadMonths: 6, since: '2026-11-22' },
      total: 1,
      page: 1,
      pages: 1,
      contracts: [
        {
          uid: '249900010000112023M0007~3',
          type: 'marche',
          id: '2023M0007',
          acheteur: { id: '24990001000011', nom: 'Métropole d’Exemple' },
          lot: '3',
          objet: 'Entretien des espaces verts',
          lotObjet: 'Parcs nord, lot réservé aux EA et ESAT',
          codeCPV: '77310000',
          lieuExecution: { code: '44', nom: 'Loire-Atlantique', departement: '44' },
          montant: 180000,
          montantMaximum: false,
          titulaires: [{ id: '55555555500012', denominationSociale: 'ESAT Exemple', withheld: false }],
          reservation: {
            reservedTo: ['EA-ESAT'],
            articles: ['CCP L. 2113-12'],
            proof: { source: 'text', sentence: 'Parcs nord, lot réservé aux EA et ESAT' },
          },
          insertionClause: null,
          start: '2023-07-01',
          startBasis: 'notification',
          dureeMois: 48,
          reconductions: 0,
          end: '2027-06-30',
          status: 'running',
          doubt: null,
          expected: '2027-01-01',
          changedAt: '2025-11-03T08:12:45.000Z',
        },
      ],
    },
  })
