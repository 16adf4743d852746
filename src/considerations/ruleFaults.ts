import { countForms, phrasesOf, shortest } from './phrases.js'
import type { Example, PositiveExample, TextRule } from './rule.js'
import type { RuleFile } from './ruleFile.js'
import { type RuleSet, STANDARD_RULES } from './ruleSet.js'
import { OMISSION_RULE } from './rules/columns.js'
import { findIn } from './tag.js'
import { NATURE_NOT_STATED } from './voices.js'

interface Fault {
  readonly place: string
  readonly message: string
}

/** What the shape of a rule file cannot show: unknown or repeated rules, phrases of no use, examples that do not hold. */
export function faultsOfNames(file: RuleFile): Fault[] {
  const faults = [...faultsOfOff(file), ...faultsOfChanges(file), ...faultsOfAdditions(file)]
  return faults.length > 0 ? faults : faultsOfSize(file)
}

/** The examples and counter-examples that the file gives, run under the set it makes. */
export function faultsOfExamples({ add, change }: RuleFile, rules: RuleSet): Fault[] {
  return [
    ...add.flatMap((rule, index) => exampleFaults(rule, rules, `add[${index}]`)),
    ...change.flatMap((rule, index) => exampleFaults(rule, rules, `change[${index}]`)),
  ]
}

type Given = Pick<RuleFile['change'][number], 'id' | 'examples' | 'counterExamples'>

function exampleFaults({ id, examples = [], counterExamples = [] }: Given, rules: RuleSet, place: string): Fault[] {
  return [
    ...examples.flatMap((example, index) => missed(id, rules, example, `${place}.examples[${index}]`)),
    ...counterExamples.flatMap((example, index) =>
      overreached(id, rules, example, `${place}.counterExamples[${index}]`),
    ),
  ]
}

/** A changed rule with those of its examples that still hold. */
export const withoutUndone = (rule: TextRule, rules: RuleSet): TextRule => ({
  ...rule,
  examples: rule.examples.filter((example) => missed(rule.id, rules, example, '').length === 0),
  counterExamples: rule.counterExamples.filter((example) => overreached(rule.id, rules, example, '').length === 0),
})

function missed(id: string, rules: RuleSet, example: PositiveExample, place: string): Fault[] {
  const found = readings(id, rules, example)
  if (found.some(({ state, quote }) => state === example.state && (example.quote ?? quote) === quote)) return []
  const said = found.length === 0 ? 'rien n’est trouvé' : `trouvé : ${found.map(({ state }) => state).join(', ')}`
  return [{ place, message: `l’exemple « ${example.text} » devait donner ${example.state} ; ${said}` }]
}

function overreached(id: string, rules: RuleSet, example: Example, place: string): Fault[] {
  const [found] = readings(id, rules, example)
  if (!found) return []
  return [{ place, message: `le contre-exemple « ${example.text} » donne ${found.state} sur « ${found.quote} »` }]
}

/** What one rule alone makes of a text; a bought object counts as a yes. */
function readings(id: string, rules: RuleSet, example: Example): { state: string; quote: string }[] {
  const { tags, objects } = findIn(example, rules)
  const bought = objects.map((object) => ({ ...object, state: 'yes' }))
  return [...tags, ...bought].filter((found) => found.rule === id)
}

const MOST_FORMS_OF_FILE = 30_000

/** All phrases together: each process that reads or serves compiles them, a Worker in 128 MB. */
function faultsOfSize({ add, change }: RuleFile): Fault[] {
  const phrases = [...add.flatMap((rule) => rule.phrases), ...change.flatMap((rule) => rule.addPhrases ?? [])]
  const forms = phrases.flatMap(phrasesOf).reduce((sum, phrase) => sum + countForms(phrase.forms), 0)
  if (forms <= MOST_FORMS_OF_FILE) return []
  return [
    {
      place: 'fichier',
      message: `${forms} formes en tout, ${MOST_FORMS_OF_FILE} au plus : moins de choix par expression`,
    },
  ]
}

function faultsOfOff({ off }: RuleFile): Fault[] {
  return off.flatMap((id, index) => (isPublished(id) ? [] : [unknown(`off[${index}]`, id)]))
}

function faultsOfChanges({ change, off }: RuleFile): Fault[] {
  return change.flatMap((each, index) => {
    const place = `change[${index}]`
    const rule = STANDARD_RULES.text.find(({ id }) => id === each.id)
    if (!rule) return [isPublished(each.id) ? ofColumn(place, each.id) : unknown(place, each.id)]
    return [
      ...(off.includes(each.id) ? [{ place, message: `la règle « ${each.id} » est aussi dans "off" : choisir` }] : []),
      ...(change.findIndex(({ id }) => id === each.id) < index
        ? [{ place, message: `la règle « ${each.id} » est déjà changée plus haut : réunir les deux` }]
        : []),
      ...(Object.keys(each).length === 1 ? [{ place, message: 'rien n’est à changer : dire quoi, ou l’ôter' }] : []),
      ...removalFaults(each.removePhrases ?? [], rule, place),
      ...phraseFaults(each.addPhrases ?? [], `${place}.addPhrases`),
    ]
  })
}

function removalFaults(phrases: readonly string[], rule: TextRule, place: string): Fault[] {
  return phrases
    .filter((phrase) => !rule.phrases.includes(phrase))
    .map((phrase) => ({
      place: `${place}.removePhrases`,
      message: `« ${phrase} » n’est pas une expression de cette règle`,
    }))
}

const ofColumn = (place: string, id: string): Fault => ({
  place,
  message: `« ${id} » lit une colonne : elle peut être éteinte ("off"), pas changée`,
})

function faultsOfAdditions({ add }: RuleFile): Fault[] {
  return add.flatMap((rule, index) => {
    const place = `add[${index}]`
    const same = add.findIndex(({ id }) => id === rule.id)
    const isObject = rule.reading === 'object'
    return [
      ...(isPublished(rule.id) || same < index
        ? [{ place, message: `l’identifiant « ${rule.id} » est déjà pris` }]
        : []),
      ...(isObject === rule.kinds.length > 0
        ? [{ place, message: 'donner "kinds" (au moins un fait), sauf pour un "object"' }]
        : []),
      ...(isObject === (rule.object === undefined)
        ? [{ place, message: '"object" va avec "reading": "object", et avec lui seul' }]
        : []),
      ...(isObject && rule.state !== 'yes'
        ? [{ place, message: 'un "object" est trouvé ou ne l’est pas : "state": "yes"' }]
        : []),
      ...(rule.basis && rule.state !== 'no' ? [{ place, message: '"basis" ne se donne que pour "state": "no"' }] : []),
      ...phraseFaults(rule.phrases, `${place}.phrases`),
    ]
  })
}

const isPublished = (id: string): boolean => STANDARD_RULES.titleOf(id) !== null

const unknown = (place: string, id: string): Fault => ({
  place,
  message: NOT_RULES.includes(id)
    ? `« ${id} » est ce qu’une liste dit par son silence, non une règle : il ne s’éteint pas`
    : `aucune règle « ${id} » ; la page « Méthode » les liste avec leur identifiant`,
})

/** Named on the method page, but no rules that could be switched off. */
const NOT_RULES: readonly string[] = [OMISSION_RULE, NATURE_NOT_STATED]

const MOST_FORMS = 2000

function phraseFaults(phrases: readonly string[], place: string): Fault[] {
  return phrases.flatMap((phrase, index) => {
    const message = phraseFault(phrase)
    return message ? [{ place: `${place}[${index}]`, message }] : []
  })
}

function phraseFault(notation: string): string | null {
  try {
    const forms = phrasesOf(notation).map((phrase) => phrase.forms)
    if (forms.some((each) => countForms(each) > MOST_FORMS))
      return `« ${notation} » a plus de ${MOST_FORMS} formes : la couper en plusieurs`
    return forms.every((each) => shortest(each) >= 2) ? null : `« ${notation} » est trop courte`
  } catch {
    return `« ${notation} » : parenthèse à fermer, ou mot entre accolades inconnu`
  }
}
