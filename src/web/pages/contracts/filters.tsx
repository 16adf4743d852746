import type { Child } from 'hono/jsx'
import { typographic as t } from '../../../french.js'
import { FACT_NAMES } from '../../../indicators/facts.js'
import { HOURS_FIGURES, type HoursFigure } from '../../../indicators/hours.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import { STATES } from '../../../states.js'
import { LIST_SORTS, type ListChoices, type ListSort } from '../../../store/listing.js'
import type { ContractList } from '../../../tasks/listing.js'
import { TOPIC_IDS, TOPICS } from '../../../topics.js'
import { type ContractsQuery, contractsSearch, LIST_COLUMNS, type ListColumn, NOBODY, type Sort } from '../../query.js'
import { STATE_WORDS } from '../../ui/state.js'
import { factName } from './describe.js'
import { COLUMNS, columnsOf } from './rows.js'

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

function Field({ name, label, children }: { readonly name: string; readonly label: string; readonly children: Child }) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly value: string
  /** What choosing nothing is called; without it something is always chosen. */
  readonly any?: string
  readonly options: readonly (readonly [value: string, name: string])[]
}

function Choice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      <select id={`f-${name}`} name={name}>
        {any && <option value="">{any}</option>}
        {options.map(([each, shown]) => (
          <option value={each} selected={each === value}>
            {shown}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface NamedProps extends Pick<ChoiceProps, 'name' | 'label' | 'value'> {
  readonly names: readonly (string | null)[]
}

/** Names of the register, those it does not state among them; nothing to choose where it never states any. */
function Named({ name, label, value, names }: NamedProps) {
  if (value === '' && !names.some((each) => each !== null)) return null
  const options = names.map((each) => (each === null ? (['-', 'non renseignée'] as const) : ([each, each] as const)))
  const known = value === '' || options.some(([each]) => each === value)
  return (
    <Choice
      name={name}
      label={label}
      value={value}
      any="toutes"
      options={known ? options : [...options, [value, value]]}
    />
  )
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

const HOURS_NAMES: Record<HoursFigure, string> = {
  contracted: 'contractualisées connues',
  done: 'réalisées dans la période',
  doneCohort: 'réalisées, en cumul',
  validated: 'validées dans la période',
}

interface MoreProps extends Pick<FiltersProps, 'query'> {
  readonly choices: ListChoices
  readonly value: (name: string) => string
}

/** What is asked for less often, folded away: what is in force stands above as chips. */
function More({ query, choices, value }: MoreProps) {
  return (
    <details class="more">
      <summary>Plus de critères</summary>
      <div class="more-fields">
        <Field name="du" label="Notifiés du">
          <input type="date" id="f-du" name="du" value={value('du')} />
        </Field>
        <Field name="au" label="au">
          <input type="date" id="f-au" name="au" value={value('au')} />
        </Field>
        <Choice
          name="compte"
          label="Population"
          value={value('compte')}
          any="tous"
          options={[['oui', 'marchés comptés']]}
        />
        <Choice
          name="exclus"
          label="Laissés de côté"
          value={value('exclus')}
          any="–"
          options={EXCLUSIONS.flatMap((reason) =>
            reason === 'outOfScope' ? [] : [[reason, EXCLUSION_WORDS[reason].many] as const],
          )}
        />
        <Choice
          name="objet"
          label="Ce qui est acheté"
          value={value('objet')}
          any="indifférent"
          options={[
            ['social', 'objet social'],
            ['environnemental', 'objet environnemental'],
          ]}
        />
        <Choice
          name="ecart"
          label="Écart entre textes et déclaration"
          value={value('ecart')}
          any="indifférent"
          options={[
            ['non-declare', 'trouvé, non déclaré'],
            ['non-trouve', 'déclaré, non trouvé'],
          ]}
        />
        <Buyer choices={choices} value={value('acheteur')} />
        <Field name="cpv" label="Début du code CPV">
          <input type="text" id="f-cpv" name="cpv" value={value('cpv')} size={8} maxlength={8} />
        </Field>
        <Field name="min" label="Montant HT, de">
          <input type="text" inputmode="decimal" id="f-min" name="min" value={typedEuros(query.minAmount)} size={10} />
        </Field>
        <Field name="max" label="à (euros)">
          <input type="text" inputmode="decimal" id="f-max" name="max" value={typedEuros(query.maxAmount)} size={10} />
        </Field>
        <Choice
          name="montant"
          label="Montant exploitable"
          value={value('montant')}
          any="indifférent"
          options={[
            ['utilisable', 'oui'],
            ['inutilisable', 'non'],
          ]}
        />
        <Choice
          name="heures"
          label="Heures d’insertion"
          value={value('heures')}
          any="indifférent"
          options={HOURS_FIGURES.map((figure) => [figure, HOURS_NAMES[figure]])}
        />
      </div>
    </details>
  )
}

/** As a person types it: 1234,5. */
const typedEuros = (cents: number | undefined): string =>
  cents === undefined ? '' : String(cents / 100).replace('.', ',')

const MOST_BUYERS = 200

/** A choice among buyers while they can be read through, else their number is typed. */
function Buyer({ choices: { buyers }, value }: { readonly choices: ListChoices; readonly value: string }) {
  const listed = value === '' || value === NOBODY || buyers.some(({ siren }) => siren === value)
  if (buyers.length <= MOST_BUYERS && listed) {
    const named = buyers.map(({ siren, name }) => [siren, name ? `${name} (${siren})` : siren] as const)
    const options = [...named, [NOBODY, 'non connu'] as const]
    return <Choice name="acheteur" label="Acheteur" value={value} any="tous" options={options} />
  }
  return (
    <Field name="acheteur" label="Acheteur (SIREN ou SIRET)">
      <input type="text" inputmode="numeric" id="f-acheteur" name="acheteur" value={value} size={14} />
    </Field>
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
