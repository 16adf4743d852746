import { expandPhrase } from './phrases.js'
import type { Example, PositiveExample, TextRule } from './rule.js'
import type { RuleFile } from './ruleFile.js'
import { type RuleSet, STANDARD_RULES } from './ruleSet.js'
import { findIn } from './tag.js'

interface Fault {
  readonly place: string
  readonly message: string
}

/** What the shape of a rule file cannot show: unknown or repeated rules, phrases of no use, examples that do not hold. */
export function faultsOfNames(file: RuleFile): Fault[] {
  return [...faultsOfOff(file), ...faultsOfChanges(file), ...faultsOfAdditions(file)]
}

/** Examples and counter-examples of the file's own rules, run under the set it makes. */
export function faultsOfExamples(file: RuleFile, rules: RuleSet): Fault[] {
  const own = [
    ...file.add.map(({ id }, index) => ({ id, place: `add[${index}]` })),
    ...file.change.map(({ id }, index) => ({ id, place: `change[${index}]` })),
  ]
  return own.flatMap(({ id, place }) => {
    const rule = rules.text.find((each) => each.id === id)
    return rule ? exampleFaults(rule, rules, place) : []
  })
}

function exampleFaults(rule: TextRule, rules: RuleSet, place: string): Fault[] {
  return [
    ...rule.examples.flatMap((example) => missed(rule, rules, example, place)),
    ...rule.counterExamples.flatMap((example) => overreached(rule, rules, example, place)),
  ]
}

function missed(rule: TextRule, rules: RuleSet, example: PositiveExample, place: string): Fault[] {
  const found = readings(rule, rules, example)
  if (found.some(({ state, quote }) => state === example.state && (example.quote ?? quote) === quote)) return []
  const said = found.length === 0 ? 'rien n’est trouvé' : `trouvé : ${found.map(({ state }) => state).join(', ')}`
  return [{ place, message: `l’exemple « ${example.text} » devait donner ${example.state} ; ${said}` }]
}

function overreached(rule: TextRule, rules: RuleSet, example: Example, place: string): Fault[] {
  const [found] = readings(rule, rules, example)
  if (!found) return []
  return [{ place, message: `le contre-exemple « ${example.text} » donne ${found.state} sur « ${found.quote} »` }]
}

/** What one rule alone makes of a text; a bought object counts as a yes. */
function readings(rule: TextRule, rules: RuleSet, example: Example): { state: string; quote: string }[] {
  const { tags, objects } = findIn(example, rules)
  const bought = objects.map((object) => ({ ...object, state: 'yes' }))
  return [...tags, ...bought].filter((found) => found.rule === rule.id)
}

function faultsOfOff({ off }: RuleFile): Fault[] {
  return off.flatMap((id, index) => (isPublished(id) ? [] : [unknown(`off[${index}]`, id)]))
}

function faultsOfChanges({ change, off }: RuleFile): Fault[] {
  return change.flatMap(({ id, addPhrases = [], removePhrases = [] }, index) => {
    const place = `change[${index}]`
    const rule = STANDARD_RULES.text.find((each) => each.id === id)
    if (!rule) return [unknown(place, id)]
    const gone = removePhrases.filter((phrase) => !rule.phrases.includes(phrase))
    return [
      ...(off.includes(id)
        ? [{ place, message: `la règle « ${id} » est aussi dans "off" : choisir l’un ou l’autre` }]
        : []),
      ...gone.map((phrase) => ({
        place: `${place}.removePhrases`,
        message: `« ${phrase} » n’est pas une expression de cette règle`,
      })),
      ...phraseFaults(addPhrases, `${place}.addPhrases`),
    ]
  })
}

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
      ...(rule.basis && rule.state !== 'no' ? [{ place, message: '"basis" ne se donne que pour "state": "no"' }] : []),
      ...phraseFaults(rule.phrases, `${place}.phrases`),
    ]
  })
}

const isPublished = (id: string): boolean => STANDARD_RULES.titleOf(id) !== null

const unknown = (place: string, id: string): Fault => ({
  place,
  message: `aucune règle « ${id} » ; la page « Méthode » les liste avec leur identifiant`,
})

const MOST_FORMS = 2000

function phraseFaults(phrases: readonly string[], place: string): Fault[] {
  return phrases.flatMap((phrase, index) => {
    const message = phraseFault(phrase)
    return message ? [{ place: `${place}[${index}]`, message }] : []
  })
}

function phraseFault(phrase: string): string | null {
  if (formsOf(phrase) > MOST_FORMS) return `« ${phrase} » a plus de ${MOST_FORMS} formes : la couper en plusieurs`
  if ((phrase.match(/\(/g) ?? []).length !== (phrase.match(/\)/g) ?? []).length)
    return `« ${phrase} » : parenthèse à fermer`
  try {
    return expandPhrase(phrase).every(({ folded }) => folded.length >= 2) ? null : `« ${phrase} » est trop courte`
  } catch {
    return `« ${phrase} » : mot entre accolades inconnu`
  }
}

/** An upper bound of the forms of a phrase: each choice multiplies. */
const formsOf = (phrase: string): number =>
  [...phrase.matchAll(/\(([^()]*)\)/g)].reduce(
    (product, [, branches = '']) => product * branches.split('|').length,
    1,
  ) *
  4 ** (phrase.match(/\{/g) ?? []).length
