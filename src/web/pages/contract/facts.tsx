import type { Considerations, Tag } from '../../../considerations/types.js'
import { countOf, listOf, typographic as t } from '../../../french.js'
import { type Basis, KIND_LABELS, KINDS, type Kind, type ReservedTo, type State } from '../../../states.js'
import type { ContractDossier } from '../../../tasks/contract.js'
import { readDigest } from '../../../tasks/import/bound.js'
import { TOPICS } from '../../../topics.js'
import { ArticleList } from '../../ui/article.js'
import { StateBadge } from '../../ui/state.js'
import { Decide, DecisionTaken } from './decision.js'
import { excerptOf, shortened } from './excerpt.js'
import { NextStep, type Register } from './nextStep.js'
import type { Proofs } from './proofs.js'
import type { Span } from './segments.js'

interface FactsProps {
  readonly dossier: Pick<ContractDossier, 'contract' | 'decisions' | 'ruleTitle'>
  readonly proofs: Proofs
  readonly register: Register
}

/** The six facts, each with its state and everything it rests on. */
export function Facts(props: FactsProps) {
  return (
    <section aria-labelledby="faits">
      <h2 id="faits">Ce qui est établi</h2>
      <ul class="six">
        {KINDS.map((kind) => (
          <Fact kind={kind} {...props} />
        ))}
      </ul>
      <p class="note">
        {t(`Lu avec les règles ${props.dossier.contract.rulesVersion}. `)}
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

interface FactProps extends FactsProps {
  readonly kind: Kind
}

function Fact({ kind, dossier: { contract, decisions, ruleTitle }, proofs, register }: FactProps) {
  const { considerations, uid } = contract
  const { tags, reservedTo, flags } = considerations
  const state = considerations.states[kind]
  const decision = decisions.find((each) => each.kind === kind) ?? null
  const own = tags.filter((tag) => tag.kind === kind)
  const { carrying, others } = decision ? { carrying: [], others: own } : sorted(own, state)
  const bases = state === 'no' ? [...new Set(carrying.flatMap(({ basis }) => (basis ? BASES[basis] : [])))] : []
  const evidence = (tag: Tag) => (
    <Evidence tag={tag} proofs={proofs} title={ruleTitle(tag.rule)} differs={tag.state !== state} />
  )
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
      {decision && <DecisionTaken decision={decision} toReconfirm={isToReconfirm(flags, kind)} />}
      {!decision && <FromDecision kind={kind} state={state} own={own} decisions={decisions} />}
      {own.length === 0 && <p class="note">Ni colonne ni texte n’en parle.</p>}
      {carrying.map(evidence)}
      {others.length > 0 && (
        <details>
          <summary>
            {decision
              ? countOf(others.length, 'indice lu', 'indices lus')
              : countOf(others.length, 'autre indice', 'autres indices')}
          </summary>
          {others.map(evidence)}
        </details>
      )}
      {!decision && <NextStep kind={kind} considerations={considerations} register={register} />}
      {(decision || state === 'review') && (
        <Decide uid={uid} kind={kind} decision={decision} read={readDigest(contract.record)} />
      )}
    </li>
  )
}

/** Insertion and social clauses follow from each other: what was decided of one may settle the other. */
const FOLLOWS: Partial<Record<Kind, Kind>> = { socialClause: 'insertionClause', insertionClause: 'socialClause' }

interface FromDecisionProps extends Pick<ContractDossier, 'decisions'> {
  readonly kind: Kind
  readonly state: State
  readonly own: readonly Tag[]
}

/** A state that no words carry comes from a decision on another fact. */
function FromDecision({ kind, state, own, decisions }: FromDecisionProps) {
  const other = FOLLOWS[kind]
  if (state === 'unknown' || own.some((tag) => tag.state === state)) return null
  if (!other || !decisions.some((each) => each.kind === other)) return null
  return <p class="note">{t(`Déduit de la décision sur « ${KIND_LABELS[other]} ».`)}</p>
}

const isToReconfirm = (flags: Considerations['flags'], kind: Kind): boolean =>
  flags.some((each) => each.kind === kind && each.flag === 'toReconfirm')

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
  /** Of its rule. */
  readonly title: string
  /** It says something else than what was kept. */
  readonly differs: boolean
}

function Evidence({ tag, proofs, title, differs }: EvidenceProps) {
  const place = proofs.placeOf(tag)
  return (
    <div class="evidence">
      <p>
        {tag.quote === '' && t('cellule vide, lue « non » : c’est décidé pour toute la colonne')}
        {tag.quote !== '' && tag.basis === 'omission' && 'absent de '}
        {tag.quote === '' ? null : place ? (
          <a href={`#${place.id}`}>
            <Quoted span={tag} text={place.text} />
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
      <p class="note">{t(groundOf(tag, title))}</p>
      {tag.legalRefs.length > 0 && (
        <p class="note">
          <ArticleList ids={tag.legalRefs} />
        </p>
      )}
    </div>
  )
}

const LONGEST_QUOTE = 220

/** The words that prove it, in their sentence: alone they may be a fragment that says nothing to anybody. */
export function Quoted({ span, text }: { readonly span: Span; readonly text: string }) {
  const { before, quote, after } = excerptOf(text, span)
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

/** What it is about, where it was read, by which rule, and whether it follows from another fact. */
function groundOf(tag: Tag, title: string): string {
  const source =
    tag.source === 'declared' ? `colonne « ${tag.column ?? tag.field} »` : `texte, ${FIELD_NAMES[tag.field]}`
  const parts = [`thème : ${TOPICS[tag.topic].label}`, source, tag.cell, `règle « ${title} » (${tag.rule})`]
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
