import { ARTICLES, type ArticleId } from '../../../codes/articles.js'
import { ruleTitle } from '../../../considerations/titles.js'
import type { Considerations, Tag } from '../../../considerations/types.js'
import { countOf, listOf, typographic as t } from '../../../french.js'
import { type Basis, KIND_LABELS, KINDS, type Kind, type ReservedTo, type State } from '../../../states.js'
import { StateBadge } from '../../ui/state.js'
import { excerptOf, shortened } from './excerpt.js'
import { NextStep, type Register } from './nextStep.js'
import type { Proofs } from './proofs.js'

interface FactsProps {
  readonly considerations: Considerations
  readonly proofs: Proofs
  readonly register: Register
  readonly rulesVersion: string
}

/** The six facts, each with its state and everything it rests on. */
export function Facts({ considerations, proofs, register, rulesVersion }: FactsProps) {
  return (
    <section aria-labelledby="faits">
      <h2 id="faits">Ce qui est établi</h2>
      <ul class="six">
        {KINDS.map((kind) => (
          <Fact kind={kind} considerations={considerations} proofs={proofs} register={register} />
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

function Fact({ kind, considerations, proofs, register }: FactProps) {
  const { tags, reservedTo } = considerations
  const state = considerations.states[kind]
  const { carrying, others } = sorted(
    tags.filter((tag) => tag.kind === kind),
    state,
  )
  const bases = state === 'no' ? [...new Set(carrying.flatMap(({ basis }) => (basis ? BASES[basis] : [])))] : []
  const evidence = (tag: Tag) => <Evidence tag={tag} proofs={proofs} differs={tag.state !== state} />
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
      {carrying.length === 0 && <p class="note">Ni colonne ni texte n’en parle.</p>}
      {carrying.map(evidence)}
      {others.length > 0 && (
        <details>
          <summary>{countOf(others.length, 'autre indice', 'autres indices')}</summary>
          {others.map(evidence)}
        </details>
      )}
      <NextStep kind={kind} considerations={considerations} register={register} />
    </li>
  )
}

/** Proofs of one fact that are read at once, at most. */
const MOST_PROOFS = 2

/** What a settled state rests on, apart from what only agrees or was set aside; of a doubt, everything is to be read. */
function sorted(tags: readonly Tag[], state: State): { readonly carrying: Tag[]; readonly others: Tag[] } {
  const agreeing = tags.filter((tag) => tag.state === state)
  const ranked = [...agreeing.filter((tag) => !tag.implied), ...agreeing.filter((tag) => tag.implied)]
  const all = [...ranked, ...tags.filter((tag) => tag.state !== state)]
  const shown = state === 'review' || ranked.length === 0 ? all.length : Math.min(ranked.length, MOST_PROOFS)
  return { carrying: all.slice(0, shown), others: all.slice(shown) }
}

interface EvidenceProps {
  readonly tag: Tag
  readonly proofs: Proofs
  /** It says something else than what was kept. */
  readonly differs: boolean
}

function Evidence({ tag, proofs, differs }: EvidenceProps) {
  const place = proofs.placeOf(tag)
  return (
    <div class="evidence">
      <p>
        {tag.basis === 'omission' && 'absent de '}
        {place ? (
          <a href={`#${place.id}`}>
            <Quoted tag={tag} text={place.text} />
          </a>
        ) : (
          t(`« ${shortened(tag.quote, LONGEST_QUOTE)} »`)
        )}
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

/** The words that prove it, in their sentence: alone they may be a fragment that says nothing to anybody. */
function Quoted({ tag, text }: { readonly tag: Tag; readonly text: string }) {
  const { before, quote, after } = excerptOf(text, tag)
  return (
    <>
      {t('« ')}
      {before}
      {before === '' && after === '' ? quote : <mark>{quote}</mark>}
      {after}
      {'\u202f»'}
    </>
  )
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
