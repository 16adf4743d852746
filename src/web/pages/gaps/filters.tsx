import { typographic as t } from '../../../french.js'
import type { Gaps } from '../../../tasks/gaps.js'
import { buyerShown } from '../summary/buyers.js'

const collator = new Intl.Collator('fr')

/** Buyers that can be read through in a choice; beyond, their number is typed. */
const MOST_BUYERS = 200

/** Year and buyer, as a form whose answer is an address; a buyer is asked only where there are several. */
export function Filters({ gaps }: { readonly gaps: Gaps }) {
  const { asked, years } = gaps
  const listed = asked.year === undefined || years.includes(asked.year) ? years : [asked.year, ...years]
  return (
    <form class="filters" method="get" action="/ecarts" aria-label="Filtrer les écarts">
      <div class="field">
        <label for="choix-annee">Année</label>
        <select id="choix-annee" name="annee">
          <option value="">toutes</option>
          {listed.map((year) => (
            <option value={String(year)} selected={year === asked.year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <Buyer gaps={gaps} />
      <button type="submit">Afficher</button>
    </form>
  )
}

function Buyer({ gaps }: { readonly gaps: Gaps }) {
  const { acheteur = '' } = gaps.asked
  const known = gaps.sirens.filter((siren) => siren !== null)
  if (known.length < 2 && acheteur === '') return null
  if (known.length > MOST_BUYERS) {
    return (
      <div class="field">
        <label for="choix-acheteur">Acheteur (SIREN ou SIRET)</label>
        <input type="text" inputmode="numeric" id="choix-acheteur" name="acheteur" value={acheteur} size={14} />
      </div>
    )
  }
  const ids = acheteur === '' || known.includes(acheteur) ? known : [...known, acheteur]
  const options = ids.map((id) => ({ id, text: gapsShown(gaps, id) }))
  options.sort((a, b) => collator.compare(a.text, b.text))
  return (
    <div class="field">
      <label for="choix-acheteur">Acheteur</label>
      <select id="choix-acheteur" name="acheteur">
        <option value="">tous</option>
        {options.map(({ id, text }) => (
          <option value={id} selected={id === acheteur}>
            {t(text)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A buyer as people call it; null: the register names none. */
export const gapsShown = (gaps: Pick<Gaps, 'buyerNames'>, siren: string | null): string =>
  siren === null ? 'sans acheteur connu' : buyerShown(gaps, siren)
