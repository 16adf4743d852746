import type { ReservedTo } from '../states.js'
import { OBJECT_KINDS, TOPIC_IDS, TOPICS, type Topic, type Traits } from '../topics.js'
import type { Considerations } from './types.js'

const OF_RECIPIENT: Readonly<Record<ReservedTo, Topic>> = {
  'EA-ESAT': 'handicap',
  SIAE: 'insertion',
  prison: 'insertion',
  ESS: 'social',
  unspecified: 'social',
}

/**
 * What the established considerations of a contract are about, in the order of `TOPICS`: those of its yes, the recipients
 * of a reservation included. "Social" or "environnement" alone stand only where nothing says more.
 */
export function topicsOf({
  states,
  tags,
  reservedTo,
}: Pick<Considerations, 'states' | 'tags' | 'reservedTo'>): Topic[] {
  const said = tags.filter((tag) => tag.state === 'yes' && states[tag.kind] === 'yes' && tag.kind !== 'reserved')
  const recipients = states.reserved === 'yes' ? reservedTo.map((to) => OF_RECIPIENT[to]) : []
  const found = new Set<Topic>([...said.map(({ topic }) => topic), ...recipients])
  for (const general of ['social', 'environment'] as const) {
    if ([...found].some((topic) => topic !== general && TOPICS[topic].side === general)) found.delete(general)
  }
  return TOPIC_IDS.filter((topic) => found.has(topic))
}

/** What lists and breakdowns need of it. */
export function traitsOf({ topics, objects, gaps }: Pick<Considerations, 'topics' | 'objects' | 'gaps'>): Traits {
  const bought = OBJECT_KINDS.filter((kind) => objects.some(({ object }) => object === kind))
  return { topics, objects: bought, ...gaps }
}
