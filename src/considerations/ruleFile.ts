import { z } from 'zod'
import { ARTICLE_IDS } from '../codes/articles.js'
import { digestOf } from '../contract/identity.js'
import { TEXT_FIELDS } from '../contract.js'
import { faultsIn, parseGiven } from '../givenJson.js'
import { BASES, KINDS, STATES } from '../states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../topics.js'
import { CUE_NAMES } from './cues.js'
import { READINGS, type TextRule } from './rule.js'
import { faultsOfExamples, faultsOfNames, withoutUndone } from './ruleFaults.js'
import { RuleSet, STANDARD_RULES } from './ruleSet.js'

const text = z.string().trim().min(1, 'texte vide').max(2000, 'texte trop long (2 000 caractères au plus)')
const id = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'écrire l’identifiant en minuscules, avec un point : "ville.chantier-ecole"')
  .max(80)
const phrases = z.array(text.max(300)).min(1, 'au moins une expression').max(200, 'au plus 200 expressions')
const fields = z.array(z.enum(TEXT_FIELDS).exclude(['colonne'])).min(1, 'au moins un champ')
const articles = z.array(z.enum(ARTICLE_IDS)).min(1, 'au moins un article')
const cue = z.enum(CUE_NAMES, 'mot de contexte inconnu ; docs/regles.md les nomme tous')
const cues = z.union([cue, z.array(cue).min(1)], 'mot de contexte inconnu ; docs/regles.md les nomme tous')
const reach = z.int().min(0).max(400, 'au plus 400 caractères')

const nearSchema = z
  .strictObject({
    cue: cues,
    before: reach.optional(),
    after: reach.optional(),
    reach: z.enum(['sentence', 'text']).optional(),
  })
  .refine(
    ({ before = 0, after = 0 }) => before + after > 0,
    'dire à combien de caractères : "before", "after" ou les deux',
  )
const exampleSchema = z.strictObject({
  field: z.enum(TEXT_FIELDS).exclude(['colonne']),
  text,
  lot: z.string().optional(),
})
const positiveSchema = exampleSchema.extend({
  state: z.enum(STATES).exclude(['unknown']),
  quote: z.string().optional(),
})
const examples = z.array(positiveSchema).min(1, 'au moins un exemple')
const counterExamples = z.array(exampleSchema).min(1, 'au moins un contre-exemple')

const addedSchema = z.strictObject({
  id,
  kinds: z.array(z.enum(KINDS)).refine((kinds) => new Set(kinds).size === kinds.length, 'un même fait deux fois'),
  object: z.enum(OBJECT_KINDS).optional(),
  topic: z.enum(TOPIC_IDS),
  title: text,
  reading: z.enum(READINGS),
  state: z.enum(['yes', 'no', 'review']),
  basis: z.enum(BASES).exclude(['omission']).optional(),
  phrases,
  fields,
  head: z.strictObject({ cue: cues, within: reach }).optional(),
  needs: z.array(nearSchema).optional(),
  unless: z.array(nearSchema).optional(),
  legalRefs: articles,
  examples,
  counterExamples,
})

const changedSchema = z.strictObject({
  id: text,
  title: text.optional(),
  topic: z.enum(TOPIC_IDS).optional(),
  state: z.enum(['yes', 'no', 'review']).optional(),
  fields: fields.optional(),
  addPhrases: phrases.optional(),
  removePhrases: phrases.optional(),
  legalRefs: articles.optional(),
  examples: examples.optional(),
  counterExamples: counterExamples.optional(),
})

/** What an organisation makes of the published rules: some added, some changed, some switched off (docs/regles.md). */
const ruleFileSchema = z.strictObject({
  name: text.optional(),
  add: z.array(addedSchema).max(500, 'au plus 500 règles').default([]),
  change: z.array(changedSchema).max(500, 'au plus 500 règles').default([]),
  off: z.array(text).max(500, 'au plus 500 règles').default([]),
})
export type RuleFile = z.infer<typeof ruleFileSchema>

const FILE = { code: 'rulesInvalid', subject: 'Le fichier de règles n’est pas utilisable' }
const LARGEST = 1_000_000
/** What an accent becomes when a file in another encoding is read as UTF-8. */
const LOST = '\ufffd'

/**
 * The rule set that an organisation's file makes of the published one, its version the published one's and a digest of the
 * file. Every example is run. Throws AppError `rulesInvalid` with every fault and its place.
 */
export function parseRuleSet(json: string): RuleSet {
  if (json.length > LARGEST) throw faultsIn(FILE, [{ place: 'fichier', message: 'plus d’un million de caractères' }])
  if (json.includes(LOST))
    throw faultsIn(FILE, [{ place: 'fichier', message: 'lettres illisibles : l’enregistrer en UTF-8' }])
  const file = parseGiven(json, ruleFileSchema, FILE)
  const faults = faultsOfNames(file)
  if (faults.length > 0) throw faultsIn(FILE, faults)
  const rules = applied(file)
  const broken = faultsOfExamples(file, rules)
  if (broken.length > 0) throw faultsIn(FILE, broken)
  return rules === STANDARD_RULES ? rules : withLivingExamples(file, rules)
}

/** The published rules with those of the file; an empty file leaves them as they are, version included. */
function applied({ add, change, off }: RuleFile): RuleSet {
  if (add.length + change.length + off.length === 0) return STANDARD_RULES
  const isOn = ({ id }: { readonly id: string }): boolean => !off.includes(id)
  const changes = new Map(change.map((each) => [each.id, each]))
  const kept = STANDARD_RULES.text.filter(isOn).map((rule) => changed(rule, changes.get(rule.id)))
  const version = `${STANDARD_RULES.version}+${digestOf(JSON.stringify({ add, change, off: [...new Set(off)].sort() }), 8)}`
  return new RuleSet(version, [...kept, ...add], STANDARD_RULES.columns.filter(isOn))
}

function changed(rule: TextRule, change: RuleFile['change'][number] | undefined): TextRule {
  if (!change) return rule
  const { addPhrases = [], removePhrases = [], examples = [], counterExamples = [], ...given } = change
  return {
    ...rule,
    ...given,
    phrases: [...rule.phrases.filter((phrase) => !removePhrases.includes(phrase)), ...addPhrases],
    examples: [...rule.examples, ...examples],
    counterExamples: [...rule.counterExamples, ...counterExamples],
  }
}

/** A published example that a change has undone is shown no more beside the rule. */
function withLivingExamples({ change }: RuleFile, rules: RuleSet): RuleSet {
  const changed = new Set(change.map(({ id }) => id))
  const text = rules.text.map((rule) => (changed.has(rule.id) ? withoutUndone(rule, rules) : rule))
  return new RuleSet(rules.version, text, rules.columns)
}
