import { type GivenPlan, type Plan, planSchema } from '../plan.js'
import { BORDEAUX_2021_2026 } from './bordeaux2021.js'
import { BRETAGNE_2023_2025 } from './bretagne2023.js'
import { BRETAGNE_2026 } from './bretagne2026.js'
import { CENTRE_VAL_DE_LOIRE_2017_2022 } from './centreValDeLoire2017.js'
import { GIRONDE_2021_2025 } from './gironde2021.js'
import { LAW_2111_3 } from './law2111-3.js'
import { LYON_2021_2026 } from './lyon2021.js'
import { MEL_2018_2021 } from './mel2018.js'
import { NANTES_2022_2026 } from './nantes2022.js'
import { PARIS_2016_2020 } from './paris2016.js'
import { PAYS_DE_LA_LOIRE_2022 } from './paysDeLaLoire2022.js'
import { PNAAPD_2015_2020 } from './pnaapd2015.js'
import { PNAD_2022_2025 } from './pnad2022.js'
import { RENNES_2018_2020 } from './rennes2018.js'
import { RENNES_2024_2027 } from './rennes2024.js'
import { SDEA_2023_2026 } from './sdea2023.js'
import { STATE_2022_2025 } from './state2022.js'

/** Whose objectives a preset gives: the law's, the State's for the whole country, or a scheme of another buyer. */
export type PresetKind = 'law' | 'national' | 'scheme'

export interface Preset {
  readonly kind: PresetKind
  readonly plan: GivenPlan
}

/** Objectives already published by others, to be held against a register or copied into a scheme; in the order shown. */
export const PRESETS: readonly Preset[] = [
  { kind: 'law', plan: LAW_2111_3 },
  { kind: 'national', plan: PNAD_2022_2025 },
  { kind: 'national', plan: STATE_2022_2025 },
  { kind: 'national', plan: PNAAPD_2015_2020 },
  { kind: 'scheme', plan: BORDEAUX_2021_2026 },
  { kind: 'scheme', plan: BRETAGNE_2023_2025 },
  { kind: 'scheme', plan: BRETAGNE_2026 },
  { kind: 'scheme', plan: CENTRE_VAL_DE_LOIRE_2017_2022 },
  { kind: 'scheme', plan: GIRONDE_2021_2025 },
  { kind: 'scheme', plan: LYON_2021_2026 },
  { kind: 'scheme', plan: MEL_2018_2021 },
  { kind: 'scheme', plan: NANTES_2022_2026 },
  { kind: 'scheme', plan: PARIS_2016_2020 },
  { kind: 'scheme', plan: PAYS_DE_LA_LOIRE_2022 },
  { kind: 'scheme', plan: RENNES_2018_2020 },
  { kind: 'scheme', plan: RENNES_2024_2027 },
  { kind: 'scheme', plan: SDEA_2023_2026 },
]

/** The preset of an id, read as any plan is; undefined for an id we do not have. */
export function presetOf(id: string): Plan | undefined {
  const preset = PRESETS.find(({ plan }) => plan.id === id)
  return preset && planSchema.parse(preset.plan)
}
