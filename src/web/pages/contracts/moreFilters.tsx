import { HOURS_FIGURES, type HoursFigure } from '../../../indicators/hours.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import { EXCLUSIONS } from '../../../indicators/types.js'
import type { ListChoices } from '../../../store/listing.js'
import { type ContractsQuery, NOBODY } from '../../query.js'
import { Choice, Field } from './fields.js'

const HOURS_NAMES: Record<HoursFigure, string> = {
  contracted: 'contractualisées connues',
  done: 'réalisées dans la période',
  doneCohort: 'réalisées, en cumul',
  validated: 'validées dans la période',
}

interface MoreProps {
  readonly query: ContractsQuery
  readonly choices: ListChoices
  readonly value: (name: string) => string
}

/** What is asked for less often, folded away: what is in force stands above as chips. */
export function More({ query, choices, value }: MoreProps) {
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
