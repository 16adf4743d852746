import { BUILT_IN_VERSION, DEFINITIONS } from '../../indicators/definitions.js'
import { FACT_NAMES, FACTS } from '../../indicators/facts.js'
import { EXCLUSION_WORDS, REASONS, STATUS_WORDS } from '../../indicators/reasons.js'
import { kindsOf } from '../../indicators/selection.js'
import { EXCLUSIONS } from '../../indicators/types.js'
import { STATES } from '../../states.js'
import { OBJECT_KINDS, OBJECTS, TOPIC_IDS, TOPICS } from '../../topics.js'
import { STATE_WORDS } from '../ui/state.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { definitionsSchema } from './schemas/definitions.js'
import { NO_PARAMETERS } from './schemas/shared.js'

/** What indicators, facts, states, reasons and statuses mean: read from the very definitions that compute them. */
export const definitionsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/definitions',
    operationId: 'lireDefinitions',
    ...curl('/api/definitions'),
    tags: ['Méthode'],
    summary: 'Les définitions',
    description:
      'Ce que veut dire chaque indicateur, chaque fait, chaque thème, chaque état, chaque motif d’exclusion et chaque motif d’absence de chiffre, dans l’ordre où ils sont montrés.',
    responses: {
      200: { description: 'Les définitions', content: { 'application/json': { schema: definitionsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: (c) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, definitions())
  },
}

function definitions() {
  return {
    version: BUILT_IN_VERSION,
    indicators: DEFINITIONS.map(({ id, family, base, unit, label, sentence }) => ({
      ...{ id, family, base, unit, label, sentence },
    })),
    facts: FACT_NAMES.map((id) => ({ id, label: FACTS[id].label, kinds: kindsOf(id) })),
    topics: TOPIC_IDS.map((id) => ({ id, label: TOPICS[id].label, side: TOPICS[id].side })),
    objects: OBJECT_KINDS.map((id) => ({ id, label: OBJECTS[id] })),
    states: STATES.map((id) => ({ id, label: STATE_WORDS[id].word })),
    exclusions: EXCLUSIONS.map((id) => ({ id, label: EXCLUSION_WORDS[id].one })),
    reasons: Object.entries(REASONS).map(([id, sentence]) => ({ id, sentence })),
    statuses: Object.entries(STATUS_WORDS).map(([id, { word }]) => ({ id, label: word })),
  }
}
