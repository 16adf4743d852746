import { ARTICLES, type ArticleId } from '../../../codes/articles.js'
import { ruleTitle } from '../../../considerations/titles.js'
import type { Considerations, Tag } from '../../../considerations/types.js'
import { listOf, typographic as t } from '../../../french.js'
import { type Basis, KIND_LABELS, KINDS, type Kind, type ReservedTo } from '../../../states.js'
import { StateBadge } from '../../ui/state.js'
import type { Proofs } from './proofs.js'

interface FactsProps {
  readonly considerations: Considerations
  readonly proofs: Proofs
  readonly rulesVersion: string
}

/** The six facts, each with its state and everything it rests on. */
export function Facts({ considerations, proofs, rulesVersion }: FactsProps) {
  return (
    <section aria-labelledby="faits">
      <h2 id="faits">Ce qui est établi</h2>
      <ul class="six">
        {KINDS.map((kind) => (
          <Fact kind={kind} considerations={considerations} proofs={proofs} />
        ))}
      </ul>
      <p class="note">
        {t(`Lu avec les règles ${rulesVersion}. `)}
        <a href="/methode">Comment nous établissons ces faits</a>
      </p>
    </section>
  )
}

const RECIPIENTS: Record<ReservedTo, string> = {
  'EA-ESAT': 'entreprises adaptées et ESAT',
  SIAE: 'structures d’insertion (SIAE)',
  prison: 'travail pénitentiaire',
  ESS: 'économie sociale et solidaire',
  unspecified: 'structures non précisées',
}

const BASES: Record<Basis, string> = {
  explicit: 'c’est écrit',
  omission: 'absent d’une liste remplie',
  derogation: 'dérogation motivée',
}

interface FactProps extends Omit<FactsProps, 'rulesVersion'> {
  readonly kind: Kind
}

function Fact({ kind, considerations: { states, tags, reservedTo }, proofs }: FactProps) {
  const state = states[kind]
  const of = tags.filter((tag) => tag.kind === kind)
  const own = [...of.filter((tag) => tag.state === state), ...of.filter((tag) => tag.state !== state)]
  const bases = state === 'no' ? [...new Set(own.flatMap(({ basis }) => (basis ? BASES[basis] : [])))] : []
  return (
    <li id={`fait-${kind}`}>
      <h3>
        {t(`${KIND_LABELS[kind].charAt(0).toUpperCase()}${KIND_LABELS[kind].slice(1)} : `)}
        <StateBadge state={state} />
        {bases.length > 0 && <span class="note"> ({listOf(bases)})</span>}
      </h3>
      {kind === 'reserved' && reservedTo.length > 0 && (
        <p>{t(`Réservé : ${listOf(reservedTo.map((to) => RECIPIENTS[to]))}.`)}</p>
      )}
      {own.length === 0 && <p class="note">Ni colonne ni texte n’en parle.</p>}
      {own.map((tag) => (
        <Evidence tag={tag} id={proofs.idOf(tag)} differs={tag.state !== state} />
      ))}
    </li>
  )
}

interface EvidenceProps {
  readonly tag: Tag
  /** Where its words are highlighted; null: nowhere. */
  readonly id: string | null
  /** It says something else than what was kept. */
  readonly differs: boolean
}

function Evidence({ tag, id, differs }: EvidenceProps) {
  const quote = t(`« ${shortened(tag.quote)} »`)
  return (
    <div class="evidence">
      <p>
        {tag.basis === 'omission' && 'absent de '}
        {id ? <a href={`#${id}`}>{quote}</a> : quote}
        {differs && (
          <>
            {t(' dit : ')}
            <StateBadge state={tag.state} />
          </>
        )}
      </p>
      <p class="note">{t(groundOf(tag))}</p>
      {tag.legalRefs.length > 0 && <p class="note">{tag.legalRefs.map(articleText).join(' ; ')}</p>}
    </div>
  )
}

const LONGEST_QUOTE = 220
const shortened = (quote: string): string => {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).trimEnd()}…`
}

/** Where it was read, by which rule, and whether it follows from another fact. */
function groundOf(tag: Tag): string {
  const source =
    tag.source === 'declared' ? `colonne « ${tag.column ?? tag.field} »` : `texte, ${FIELD_NAMES[tag.field]}`
  const parts = [source, tag.cell, `règle « ${ruleTitle(tag.rule)} » (${tag.rule})`]
  const implied = tag.implied ? [tag.state === 'no' ? NO_SOCIAL : INSERTION_IS_SOCIAL] : []
  return [...parts.filter((part) => part !== null), ...implied].join(' · ')
}

const INSERTION_IS_SOCIAL = 'déduit : une clause d’insertion est une clause sociale'
const NO_SOCIAL = 'déduit : sans clause sociale, pas de clause d’insertion'

/** What each text is, as people call it. */
export const FIELD_NAMES: Record<Tag['field'], string> = {
  objet: 'objet',
  description: 'description',
  criteres: 'critères d’attribution',
  conditions: 'conditions d’exécution',
  informations: 'informations complémentaires',
  colonne: 'colonne',
}

function articleText(id: string): string {
  const article = id in ARTICLES ? ARTICLES[id as ArticleId] : null
  return article ? `${id} (${article.subject})` : id
}
