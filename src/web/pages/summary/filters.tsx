import { typographic as t } from '../../../french.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import type { Summary } from '../../../tasks/summary.js'
import { NOBODY } from '../../query.js'
import { buyerShown } from './buyers.js'

/** Year, buyer, direction and category: the address holds the choice, and the form works without script. */
export function Filters({ data }: { readonly data: Summary }) {
  if (data.years.length === 0) return null
  const years = data.years.includes(data.year) ? data.years : [data.year, ...data.years]
  return (
    <form class="filters" method="get" action="/synthese">
      <Choice name="annee" label="Marchés notifiés en" chosen={String(data.year)} options={years.map(optionOf)} />
      <BuyerChoice data={data} />
      <Names name="direction" label="Direction" all="Toutes" names={data.directions} chosen={data.direction} />
      <Names name="categorie" label="Catégorie" all="Toutes" names={data.categories} chosen={data.categorie} />
      <button type="submit">Afficher</button>
    </form>
  )
}

const collator = new Intl.Collator('fr')

/** Only where there is a choice, or one was made in the address. */
function BuyerChoice({ data }: { readonly data: Summary }) {
  const { acheteur, sirens } = data
  const known = sirens.filter((siren) => siren !== null)
  if (known.length < 2 && acheteur === undefined) return null
  const ids = acheteur === undefined || known.includes(acheteur) ? known : [...known, acheteur]
  const options = ids.map((value) => ({ value, text: buyerShown(data, value) }))
  options.sort((a, b) => collator.compare(a.text, b.text))
  return (
    <Choice
      name="acheteur"
      label="Acheteur"
      chosen={acheteur ?? ''}
      options={[{ value: '', text: 'Tous' }, ...options]}
    />
  )
}

interface NamesProps {
  readonly name: string
  readonly label: string
  /** What no choice is called. */
  readonly all: string
  readonly names: readonly string[]
  readonly chosen: string | undefined
}

function Names({ name, label, all, names, chosen }: NamesProps) {
  if (names.length === 0) return null
  const options = names.map((each) => ({ value: each === NOT_STATED ? NOBODY : each, text: nameShown(each) }))
  const value = chosen === NOT_STATED ? NOBODY : chosen
  return <Choice name={name} label={label} chosen={value ?? ''} options={[{ value: '', text: all }, ...options]} />
}

/** A name as the register writes it, in words where it writes none. */
export function nameShown(name: string): string {
  return name === NOT_STATED ? 'Non renseignée' : name
}

interface Option {
  readonly value: string
  readonly text: string
}

const optionOf = (year: number): Option => ({ value: String(year), text: String(year) })

function Choice({
  name,
  label,
  chosen,
  options,
}: Pick<NamesProps, 'name' | 'label'> & { readonly chosen: string; readonly options: readonly Option[] }) {
  return (
    <div class="field">
      <label for={`choix-${name}`}>{t(label)}</label>
      <select id={`choix-${name}`} name={name}>
        {options.map(({ value, text }) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
