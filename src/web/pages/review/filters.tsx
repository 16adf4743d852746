import type { Child } from 'hono/jsx'
import { DOUBTS } from '../../../considerations/doubts.js'
import { capital, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import type { ReviewFilter } from '../../../tasks/review/queue.js'
import type { Review } from '../../../tasks/review.js'
import { BuyerChoice } from '../../ui/buyer-choice.js'
import { filterSearch, nextHref, QUESTION_ID, REVIEW_PATH } from './address.js'
import { DOUBT_WORDS } from './words.js'

/** Sorts of questions as links with their counts, the rest as a form whose answer is an address. */
export function Filters({ review: { filter, all, years, choices, rules } }: { readonly review: Review }) {
  return (
    <details class="review-filters" open={Object.values(filter).some((value) => value !== undefined)}>
      <summary>{t(`Choisir : ${namesOf(filter)}`)}</summary>
      <ul class="chips">
        {DOUBTS.filter((doubt) => all.doubts[doubt] > 0).map((doubt) => (
          <li>
            <a href={nextHref({ doubt })} aria-current={filter.doubt === doubt ? 'true' : undefined}>
              {t(`${DOUBT_WORDS[doubt].name} : ${integer(all.doubts[doubt])}`)}
            </a>
          </li>
        ))}
      </ul>
      <form class="filters" method="get" action={`${REVIEW_PATH}#${QUESTION_ID}`} aria-label="Filtrer les questions">
        <Field name="question" label="Question">
          <option value="">toutes</option>
          {DOUBTS.map((doubt) => (
            <option value={filterSearch({ doubt }).get('question') ?? ''} selected={doubt === filter.doubt}>
              {DOUBT_WORDS[doubt].name}
            </option>
          ))}
        </Field>
        <Field name="fait" label="Fait">
          <option value="">tous</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {t(`${capital(KIND_LABELS[kind])} (${integer(all.kinds[kind])})`)}
            </option>
          ))}
        </Field>
        <Field name="annee" label="Année">
          <option value="">toutes</option>
          {years.map((year) => (
            <option value={String(year)} selected={year === filter.year}>
              {year}
            </option>
          ))}
        </Field>
        <BuyerChoice buyers={choices.buyers} chosen={filter.acheteur} all="tous" />
        <Typed name="direction" label="Direction" value={filter.direction}>
          {choices.directions.map((direction) => direction !== null && <option value={direction} />)}
        </Typed>
        <Typed name="regle" label="Règle" value={filter.rule}>
          {rules.map(({ id, title }) => (
            <option value={id}>{t(title)}</option>
          ))}
        </Typed>
        <Typed name="q" label="Mots" value={filter.q} />
        <button type="submit">Afficher</button>
      </form>
    </details>
  )
}

/** What is looked at, in words. */
export function namesOf({ doubt, kind, year, acheteur, direction, rule, q }: ReviewFilter): string {
  const said = [
    doubt && DOUBT_WORDS[doubt].name,
    kind && KIND_LABELS[kind],
    year && String(year),
    acheteur,
    direction,
    rule && `règle ${rule}`,
    q && `« ${q} »`,
  ].filter(Boolean)
  return said.length === 0 ? 'toutes les questions' : said.join(', ')
}

function Field({ name, label, children }: { readonly name: string; readonly label: string; readonly children: Child }) {
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <select id={`choix-${name}`} name={name}>
        {children}
      </select>
    </div>
  )
}

interface TypedProps {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  /** What may be chosen instead of typed. */
  readonly children?: Child
}

function Typed({ name, label, value, children }: TypedProps) {
  const list = children === undefined ? undefined : `liste-${name}`
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <input type="text" id={`choix-${name}`} name={name} value={value} list={list} autocomplete="off" />
      {list && <datalist id={list}>{children}</datalist>}
    </div>
  )
}
