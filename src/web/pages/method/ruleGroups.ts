import type { TextRule } from '../../../considerations/rule.js'
import type { ColumnRule } from '../../../considerations/rules/columns.js'
import { capital } from '../../../french.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import { OBJECT_KINDS, OBJECTS, TOPIC_IDS, TOPICS, type Topic } from '../../../topics.js'

export type Rule = TextRule | ColumnRule

/** Rules of one fact, or of several at once, or of what is bought; by what they are about, columns first. */
export interface RuleGroup {
  readonly id: string
  readonly title: string
  readonly parts: readonly RulePart[]
}

interface RulePart {
  readonly id: string
  readonly title: string
  /** Null: rules of columns, which may be about anything. */
  readonly topic: Topic | null
  readonly rules: readonly Rule[]
}

/** Every rule in exactly one part; groups and parts without any are left out. */
export function groupsOf(text: readonly TextRule[], columns: readonly ColumnRule[]): RuleGroup[] {
  const all: readonly Rule[] = [...columns, ...text]
  const group = (name: string, title: string, holds: (rule: Rule) => boolean): RuleGroup => {
    const id = `regles-${name}`
    return { id, title: capital(title), parts: partsOf(id, all.filter(holds)) }
  }
  return [
    ...KINDS.map((kind) => group(kind, KIND_LABELS[kind], ({ kinds }) => kinds.length === 1 && kinds.includes(kind))),
    group('plusieurs', 'Plusieurs faits à la fois', ({ kinds }) => kinds.length > 1),
    ...OBJECT_KINDS.map((object) =>
      group(object, OBJECTS[object], (rule) => 'object' in rule && rule.object === object),
    ),
  ].filter(({ parts }) => parts.length > 0)
}

const topicOf = (rule: Rule): Topic | null => ('topic' in rule ? rule.topic : null)

function partsOf(id: string, rules: readonly Rule[]): RulePart[] {
  const part = (topic: Topic | null): RulePart => ({
    id: `${id}-${topic ?? 'colonnes'}`,
    title: topic === null ? 'Ce que déclarent les colonnes' : capital(TOPICS[topic].label),
    topic,
    rules: rules.filter((rule) => topicOf(rule) === topic),
  })
  return [null, ...TOPIC_IDS].map(part).filter((each) => each.rules.length > 0)
}

/** Where each topic is spoken of: the table of contents by topic. */
export function partsByTopic(
  groups: readonly RuleGroup[],
): { readonly topic: Topic; readonly parts: readonly { readonly id: string; readonly title: string }[] }[] {
  return TOPIC_IDS.map((topic) => ({
    topic,
    parts: groups.flatMap(({ title, parts }) =>
      parts.flatMap((each) => (each.topic === topic ? [{ id: each.id, title: title.toLowerCase() }] : [])),
    ),
  })).filter(({ parts }) => parts.length > 0)
}
