import { ARTICLES } from '../../../codes/articles.js'
import type { Example, TextRule } from '../../../considerations/rule.js'
import { COLUMN_RULES, type ColumnRule, OMISSION_RULE } from '../../../considerations/rules/columns.js'
import { RULES_VERSION, TEXT_RULES } from '../../../considerations/rules.js'
import { ruleTitle } from '../../../considerations/titles.js'
import { NATURE_NOT_STATED } from '../../../considerations/voices.js'
import { capital, listOf, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS, type State } from '../../../states.js'
import { StateBadge } from '../../ui/state.js'
import { FIELD_WORDS, READING_WORDS, SHAPE_WORDS } from './words.js'

type Rule = TextRule | ColumnRule

/** Groups of rules: one for each fact, then those that say something of several at once. */
export const RULE_GROUPS: readonly { readonly id: string; readonly title: string; readonly rules: readonly Rule[] }[] =
  [
    ...KINDS.map((kind) => ({
      id: `regles-${kind}`,
      title: capital(KIND_LABELS[kind]),
      rules: rulesWhere((rule) => rule.kinds.length === 1 && rule.kinds.includes(kind)),
    })),
    { id: 'regles-plusieurs', title: 'Plusieurs faits à la fois', rules: rulesWhere(({ kinds }) => kinds.length > 1) },
  ]

function rulesWhere(holds: (rule: Rule) => boolean): Rule[] {
  return [...COLUMN_RULES, ...TEXT_RULES].filter(holds)
}

/** Every rule by which registers are read, with a text it recognises and one it lets pass. */
export function Rules() {
  return (
    <section aria-labelledby="regles">
      <h2 id="regles">Les règles de lecture</h2>
      <p>
        {t(
          `Jeu de règles n° ${RULES_VERSION}, porté par chaque fait établi. Une règle cherche des expressions, puis lit leur phrase : négation, conditionnel, lot visé, objet du marché. Les exemples sont ceux que ses essais vérifient.`,
        )}
      </p>
      {RULE_GROUPS.map(({ id, title, rules }) => (
        <section aria-labelledby={id}>
          <h3 id={id}>{t(title)}</h3>
          {rules.map((rule) => (
            <OneRule rule={rule} />
          ))}
        </section>
      ))}
      <section aria-labelledby="regles-listes">
        <h3 id="regles-listes">Ce que disent les listes par leur silence</h3>
        <article class="rule" id={OMISSION_RULE}>
          <h4>{t(ruleTitle(OMISSION_RULE))}</h4>
          <p>
            {t(
              'Une liste de considérations remplie dit non de ce qu’elle ne nomme pas : un non par omission, plus faible qu’un non écrit.',
            )}
          </p>
        </article>
        <article class="rule" id={NATURE_NOT_STATED}>
          <h4>{t(ruleTitle(NATURE_NOT_STATED))}</h4>
          <p>{t('La clause sociale est établie ; la clause d’insertion reste à vérifier.')}</p>
        </article>
      </section>
    </section>
  )
}

function OneRule({ rule }: { readonly rule: Rule }) {
  const [example] = rule.examples
  const [counter] = rule.counterExamples
  return (
    <article class="rule" id={rule.id}>
      <h4>
        {t(rule.title)}{' '}
        <a class="permalink" href={`#${rule.id}`}>
          {rule.id}
        </a>
      </h4>
      <p class="note">{t(aboutOf(rule))}</p>
      {example && <Said example={example} state={example.state} />}
      {counter && <Said example={counter} state={null} />}
    </article>
  )
}

function aboutOf(rule: Rule): string {
  const kinds = rule.kinds.length > 1 ? [`Faits : ${listOf(rule.kinds.map((kind) => KIND_LABELS[kind]))}`] : []
  const articles = listOf(rule.legalRefs.map((id) => `${id} (${ARTICLES[id].subject})`))
  return [...kinds, readOf(rule), articles].filter(Boolean).join('. ')
}

/** What a rule looks for and where; a text rule that never says more than "to be looked at" says so. */
function readOf(rule: Rule): string {
  if ('shape' in rule) return `Lit ${SHAPE_WORDS[rule.shape]}`
  const fields = rule.fields.map((field) => FIELD_WORDS[field])
  const most = rule.state === 'review' ? ', toujours à vérifier' : ''
  return `Cherche ${READING_WORDS[rule.reading]}${most}, dans : ${fields.join(', ')}`
}

/** A text with what the rule makes of it; null: nothing. */
function Said({ example: { text, column, lot }, state }: { readonly example: Example; readonly state: State | null }) {
  return (
    <p class="said">
      {state === null ? <span class="note">ne retient pas</span> : <StateBadge state={state} />} <q>{text}</q>
      {column && <span class="note">{t(` (colonne « ${column} »)`)}</span>}
      {lot && <span class="note">{t(` (pour le lot ${lot})`)}</span>}
    </p>
  )
}
