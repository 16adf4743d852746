import { CPV_DIVISIONS } from '../../../codes/cpv.js'
import { integer, typographic as t } from '../../../french.js'
import type { ReservedEntry } from '../../../tasks/reserved/entry.js'
import { matches } from '../../../tasks/reserved/filter.js'
import type { ReservedList } from '../../../tasks/reserved.js'
import { AUDIENCES, type Given, PATH } from './address.js'
import { AUDIENCE_NAMES, LIFE_NAMES } from './describe.js'

interface FiltersProps {
  readonly list: ReservedList
  readonly given: Given
}

/** The form of the address: sent by GET, it works without script and can be kept as a bookmark. */
export function Filters({ list: { entries, buyers }, given }: FiltersProps) {
  return (
    <search>
      <form class="filters" method="get" action={PATH} aria-label="Filtrer les marchés">
        <Choice name="pour" label="Type de marché" chosen={given.pour} options={audienceOptions(entries)} />
        <Choice name="secteur" label="Secteur" chosen={given.secteur} options={divisionOptions(entries)} all="Tous" />
        <Place entries={entries} value={given.lieu} />
        <Buyer buyers={buyers} value={given.acheteur} />
        <Choice name="etat" label="État" chosen={given.etat ?? 'tous'} options={Object.entries(LIFE_NAMES)} />
        <div class="field">
          <label for="fin-avant">Fin avant le</label>
          <input id="fin-avant" name="fin-avant" type="date" value={given['fin-avant']} />
        </div>
        <div class="field">
          <label for="q">Mots de l’objet</label>
          <input id="q" name="q" type="search" maxlength={200} value={given.q} />
        </div>
        <div class="actions">
          <button class="primary" type="submit">
            Filtrer
          </button>
          {Object.keys(given).length > 0 && <a href={PATH}>Tout afficher</a>}
        </div>
      </form>
    </search>
  )
}

type Options = readonly (readonly [string, string])[]

interface ChoiceProps {
  readonly name: keyof Given
  readonly label: string
  readonly chosen: string | undefined
  readonly options: Options
  /** The word for no choice at all. */
  readonly all?: string
}

function Choice({ name, label, chosen, options, all }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([value, text]) => (
          <option value={value} selected={value === (chosen ?? '')}>
            {t(text)}
          </option>
        ))}
      </select>
    </div>
  )
}

const counted = (text: string, count: number): string => `${text} (${integer(count)})`

function audienceOptions(entries: readonly ReservedEntry[]): Options {
  const names = Object.keys(AUDIENCES) as (keyof typeof AUDIENCES)[]
  const options = names.map((name) => {
    const count = entries.filter((entry) => matches(entry, { audience: AUDIENCES[name] })).length
    return [name, counted(AUDIENCE_NAMES[name], count)] as const
  })
  return [['', counted('tous', entries.length)], ...options]
}

/** Divisions that the list has, whatever is chosen: a choice never leads nowhere by itself. */
function divisionOptions(entries: readonly ReservedEntry[]): Options {
  const counts = countsOf(entries.flatMap(({ division }) => division ?? []))
  return [...CPV_DIVISIONS].flatMap(([code, title]) => {
    const count = counts.get(code)
    return count === undefined ? [] : [[code, counted(`${code} · ${title}`, count)] as const]
  })
}

function Place({ entries, value }: { readonly entries: readonly ReservedEntry[]; readonly value: string | undefined }) {
  const known = [...countsOf(entries.flatMap(({ place }) => place?.departement ?? []))].sort()
  if (known.length === 0 && value === undefined) return null
  return (
    <div class="field">
      <label for="lieu">Lieu d’exécution</label>
      <input
        id="lieu"
        name="lieu"
        list="departements"
        autocomplete="off"
        size={8}
        value={value}
        aria-describedby="lieu-aide"
      />
      <span class="hint" id="lieu-aide">
        {t('département ou commune : 44, 44109')}
      </span>
      <datalist id="departements">
        {known.map(([code, count]) => (
          <option value={code}>{counted(`département ${code}`, count)}</option>
        ))}
      </datalist>
    </div>
  )
}

function Buyer({ buyers, value }: { readonly buyers: ReservedList['buyers']; readonly value: string | undefined }) {
  if (buyers.length < 2 && value === undefined) return null
  const options = buyers.map(({ siren, name }) => [siren, name ?? `SIREN ${siren}`] as const)
  const known = value === undefined || buyers.some(({ siren }) => siren === value)
  const listed = known ? options : [...options, [value, value] as const]
  return <Choice name="acheteur" label="Acheteur" chosen={value} options={listed} all="Tous" />
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
