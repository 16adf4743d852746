import { typographic as t } from '../../../french.js'
import { FACT_NAMES } from '../../../indicators/facts.js'
import { STATES } from '../../../states.js'
import { LIST_SORTS, type ListChoices, type ListSort } from '../../../store/listing.js'
import type { ContractList } from '../../../tasks/listing.js'
import { TOPIC_IDS, TOPICS } from '../../../topics.js'
import { type ContractsQuery, contractsSearch, LIST_COLUMNS, type ListColumn, type Sort } from '../../query.js'
import { STATE_WORDS } from '../../ui/state.js'
import { COLUMNS, columnsOf } from './columns.js'
import { factName } from './factName.js'
import { Choice, Field, Named } from './fields.js'
import { More } from './moreFilters.js'

interface FiltersProps {
  readonly query: ContractsQuery
  readonly list: ContractList
  readonly sort: Sort
}

/** The filters as a form whose answer is an address: it works without script, and the address can be kept. */
export function Filters({ query, list, sort }: FiltersProps) {
  const { choices } = list
  const given = contractsSearch(query)
  const value = (name: string) => given.get(name) ?? ''
  return (
    <form class="filters contracts-filters" method="get" action="/marches" aria-label="Filtrer les marchés">
      <Field name="q" label="Rechercher">
        <input type="search" id="f-q" name="q" value={query.q ?? ''} maxlength={200} />
      </Field>
      <Choice name="annee" label="Année" value={value('annee')} any="toutes" options={yearOptions(choices, query)} />
      <Choice
        name="fait"
        label="Fait"
        value={value('fait')}
        any="tous"
        options={FACT_NAMES.map((fact) => [fact, factName(fact)])}
      />
      <States query={query} />
      <Choice
        name="theme"
        label="Thème"
        value={value('theme')}
        any="tous"
        options={TOPIC_IDS.map((topic) => [topic, TOPICS[topic].label])}
      />
      <Named name="direction" label="Direction" value={value('direction')} names={choices.directions} />
      <Named name="categorie" label="Catégorie" value={value('categorie')} names={choices.categories} />
      <More query={query} choices={choices} value={value} />
      {query.rule && <input type="hidden" name="regle" value={query.rule} />}
      {query.buyers && <input type="hidden" name="acheteurs" value={query.buyers.join(',')} />}
      {query.figure && <input type="hidden" name="schema" value={query.figure.scheme} />}
      {query.figure && <input type="hidden" name="definition" value={query.figure.indicator} />}
      <Columns shown={columnsOf(query, list)} />
      <Choice name="tri" label="Ordre" value={sort} options={SORT_OPTIONS} />
      <div class="actions">
        <button type="submit" class="primary">
          Filtrer
        </button>
        <a href="/marches">Tout effacer</a>
      </div>
    </form>
  )
}

/** A year asked for that has no contract is still what the list is about. */
function yearOptions({ years }: ListChoices, { from }: ContractsQuery): [string, string][] {
  const asked = from ? Number(from.slice(0, 4)) : Number.NaN
  const all = new Set([...years, ...(Number.isNaN(asked) ? [] : [asked])])
  return [...all].sort((a, b) => b - a).map((year) => [String(year), String(year)])
}

function States({ query: { states = [] } }: { readonly query: ContractsQuery }) {
  return (
    <fieldset class="checks">
      <legend>État du fait</legend>
      {STATES.map((state) => (
        <label>
          <input type="checkbox" name="etat" value={state} checked={states.includes(state)} /> {STATE_WORDS[state].word}
        </label>
      ))}
    </fieldset>
  )
}

function Columns({ shown }: { readonly shown: readonly ListColumn[] }) {
  return (
    <details class="more">
      <summary>Colonnes</summary>
      <fieldset class="checks">
        <legend>Colonnes montrées à côté de l’objet</legend>
        {LIST_COLUMNS.map((column) => (
          <label>
            <input type="checkbox" name="colonnes" value={column} checked={shown.includes(column)} />{' '}
            {COLUMNS[column].heading}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

const SORT_NAMES: Record<ListSort, readonly [up: string, down: string]> = {
  date: ['les plus anciens d’abord', 'les plus récents d’abord'],
  montant: ['les plus petits montants d’abord', 'les plus gros montants d’abord'],
  objet: ['par objet, de A à Z', 'par objet, de Z à A'],
  acheteur: ['par acheteur, de A à Z', 'par acheteur, de Z à A'],
  titulaire: ['par titulaire, de A à Z', 'par titulaire, de Z à A'],
}

const SORT_OPTIONS = LIST_SORTS.flatMap((sort) => [
  [`-${sort}`, t(SORT_NAMES[sort][1])] as const,
  [sort, t(SORT_NAMES[sort][0])] as const,
])
