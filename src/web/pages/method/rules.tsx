import type { Example, PositiveExample } from '../../../considerations/rule.js'
import type { RuleSet } from '../../../considerations/ruleSet.js'
import { OMISSION_RULE } from '../../../considerations/rules/columns.js'
import { RULES_VERSION } from '../../../considerations/rules.js'
import { ruleTitle } from '../../../considerations/titles.js'
import { NATURE_NOT_STATED } from '../../../considerations/voices.js'
import { capital, countOf, listOf, typographic as t } from '../../../french.js'
import { KIND_LABELS, type State } from '../../../states.js'
import { TOPICS } from '../../../topics.js'
import { contractsHref } from '../../query.js'
import { ArticleDates, ArticleList } from '../../ui/article.js'
import { StateBadge } from '../../ui/state.js'
import { groupsOf, partsByTopic, type Rule } from './ruleGroups.js'
import { FIELD_WORDS, READING_WORDS, SHAPE_WORDS } from './words.js'

export interface RulesProps {
  /** Those of the organisation, or those we publish. */
  readonly rules: RuleSet
  /** In how many contracts each found something, by its id. */
  readonly fired: ReadonlyMap<string, number>
}

/** Every rule by which registers are read, its law, how often it found something here, and the texts it is proved on. */
export function Rules({ rules, fired }: RulesProps) {
  const groups = groupsOf(rules.text, rules.columns)
  return (
    <section aria-labelledby="regles">
      <h2 id="regles">Les règles de lecture</h2>
      <p>
        {t(
          `Jeu de règles n° ${rules.version}, porté par chaque fait établi${rules.version === RULES_VERSION ? '' : ' : celui de l’organisation'}. Une règle cherche des expressions, puis lit leur phrase : négation, conditionnel, lot visé, objet du marché. Les exemples sont ceux que ses essais vérifient. Le nombre dit dans combien de marchés de ce registre elle a trouvé quelque chose, oui, non ou à vérifier.`,
        )}
      </p>
      <Contents rules={rules} />
      {groups.map(({ id, title, parts }) => (
        <section aria-labelledby={id}>
          <h3 id={id}>{t(title)}</h3>
          {parts.map((part) => (
            <section aria-labelledby={`${part.id} ${id}`}>
              <h4 id={part.id}>{t(part.title)}</h4>
              {part.rules.map((rule) => (
                <OneRule rule={rule} contracts={fired.get(rule.id) ?? 0} />
              ))}
            </section>
          ))}
        </section>
      ))}
      <Silence fired={fired} />
      <Articles />
    </section>
  )
}

/** The way to the rules of a fact, then to those of a topic. */
function Contents({ rules }: Pick<RulesProps, 'rules'>) {
  const groups = groupsOf(rules.text, rules.columns)
  return (
    <nav class="no-print" aria-label="Sommaire des règles">
      <ul class="chips">
        {groups.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{t(title)}</a>
          </li>
        ))}
      </ul>
      <dl class="definitions">
        {partsByTopic(groups).map(({ topic, parts }) => (
          <>
            <dt>{t(capital(TOPICS[topic].label))}</dt>
            <dd>
              {parts.map(({ id, title }, at) => (
                <>
                  {at > 0 && ', '}
                  <a href={`#${id}`}>{t(title)}</a>
                </>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </nav>
  )
}

/** What lists say by their silence: rules without phrases. */
function Silence({ fired }: Pick<RulesProps, 'fired'>) {
  const rule = (id: string, text: string) => (
    <article class="rule" id={id}>
      <h4>{t(ruleTitle(id))}</h4>
      <p>
        {t(`${text} `)}
        <Fired id={id} contracts={fired.get(id) ?? 0} />
      </p>
    </article>
  )
  return (
    <section aria-labelledby="regles-listes">
      <h3 id="regles-listes">Ce que disent les listes par leur silence</h3>
      {rule(
        OMISSION_RULE,
        'Une liste de considérations remplie dit non de ce qu’elle ne nomme pas : un non par omission, plus faible qu’un non écrit.',
      )}
      {rule(NATURE_NOT_STATED, 'La clause sociale est établie ; la clause d’insertion reste à vérifier.')}
    </section>
  )
}

/** When each article that rules and texts cite is in force. */
function Articles() {
  return (
    <section aria-labelledby="articles">
      <h3 id="articles">{t('Les articles cités : dates et vérification')}</h3>
      <p>
        {t(
          '« Texte à vérifier » : ce que nous en disons n’a pas été lu dans l’article même, ni dans une source qui le cite.',
        )}
      </p>
      <ArticleDates />
    </section>
  )
}

/** In how many contracts a rule found something, leading to them. */
function Fired({ id, contracts }: { readonly id: string; readonly contracts: number }) {
  if (contracts === 0) return <span class="note">{t('N’a rien trouvé dans ce registre.')}</span>
  return <a href={contractsHref({ rule: id })}>{t(`Trouvé dans ${countOf(contracts, 'marché', 'marchés')}`)}</a>
}

function OneRule({ rule, contracts }: { readonly rule: Rule; readonly contracts: number }) {
  return (
    <article class="rule" id={rule.id}>
      <h5>
        {t(rule.title)}{' '}
        <a class="permalink" href={`#${rule.id}`}>
          {rule.id}
        </a>
      </h5>
      <p class="note">
        {t(aboutOf(rule))} <ArticleList ids={rule.legalRefs} />
      </p>
      <p>
        <Fired id={rule.id} contracts={contracts} />
      </p>
      <Examples rule={rule} />
    </article>
  )
}

function Examples({ rule: { examples, counterExamples } }: { readonly rule: Rule }) {
  const parts = [
    countOf(examples.length, 'exemple', 'exemples'),
    countOf(counterExamples.length, 'contre-exemple', 'contre-exemples'),
  ]
  return (
    <details>
      <summary>{t(parts.join(', '))}</summary>
      {examples.map((example: PositiveExample) => (
        <Said example={example} state={example.state} />
      ))}
      {counterExamples.map((example) => (
        <Said example={example} state={null} />
      ))}
    </details>
  )
}

function aboutOf(rule: Rule): string {
  const kinds = rule.kinds.length > 1 ? [`Faits : ${listOf(rule.kinds.map((kind) => KIND_LABELS[kind]))}`] : []
  return `${[...kinds, readOf(rule)].join('. ')}.`
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
