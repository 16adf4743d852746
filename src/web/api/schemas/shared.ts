import { z } from '@hono/zod-openapi'

export const NO_PARAMETERS = z.object({})

/** A year as addresses write it. */
export const yearParameter = z
  .string()
  .refine((typed) => /^[12]\d{3}$/.test(typed), 'une année s’écrit en quatre chiffres, par exemple 2025')
  .openapi({
    type: 'integer',
    minimum: 1000,
    maximum: 2999,
    description: 'Année civile ; « du » et « au » la remplacent.',
    examples: [2025],
  })

/** A day as addresses write it; `what` says which. */
export const dayParameter = (what: string) =>
  z.iso
    .date({ error: 'une date s’écrit année-mois-jour, par exemple 2025-01-31' })
    .meta({ description: what, examples: ['2025-01-31'] })

export const buyerParameter = z
  .string()
  .regex(/^(?:\d{9}|\d{14})$/, 'un acheteur se désigne par son SIREN (9 chiffres) ou son SIRET (14)')
  .meta({
    description: 'SIREN de l’acheteur (9 chiffres : tous ses établissements) ou SIRET (14 chiffres).',
    examples: ['214401093'],
  })

export const sirenParameter = z
  .string()
  .regex(/^\d{9}$/, 'un acheteur se désigne ici par son SIREN (9 chiffres)')
  .meta({ description: 'SIREN d’un acheteur ; sans lui, tous ensemble.', examples: ['214401093'] })

/** An amount as addresses write it, in euros. */
export const eurosParameter = (what: string) =>
  z
    .string()
    .refine((typed) => /^\d{1,10}(?:[.,]\d{1,2})?$/.test(typed), 'un montant s’écrit en euros, par exemple 40000')
    .openapi({ type: 'number', minimum: 0, description: what, examples: [40000] })
