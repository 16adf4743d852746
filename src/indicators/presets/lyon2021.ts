import type { GivenPlan } from '../plan.js'

/** Size and place of the holder at once: neither is in a register of contracts. */
export const LYON_2021_2026: GivenPlan = {
  id: 'lyon-2021-2026',
  title: 'Schéma des achats responsables de la Ville de Lyon 2021-2026',
  organisation: 'Ville de Lyon',
  source: {
    document: 'Schéma 2021-2026 de la Ville de Lyon, tel que le rapportent BFM et le RTES (rtes.fr)',
    date: '2021-10-12',
  },
  period: { from: '2021-01-01', to: '2026-12-31' },
  objectives: [
    {
      id: 'tpe-pme-territoire',
      label: 'La moitié des marchés de l’année à des TPE et PME du territoire',
      indicator: null,
      unmeasured:
        'Ni la taille ni le lieu du titulaire ne sont dans un registre de contrats. À fournir : la catégorie d’entreprise et l’adresse de chaque SIRET (base Sirene de l’Insee).',
      direction: '>=',
      unit: 'ratio',
      target: { value: 0.5 },
      sentence: '50 % des marchés de chaque année à des TPE et PME du territoire.',
      reading:
        'Part, en nombre, des marchés notifiés dans l’année. Un suivi, et non un critère : le lieu ne peut fonder un choix. Le « territoire » n’est pas défini par la source.',
    },
  ],
}
