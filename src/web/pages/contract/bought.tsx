import type { Quantity } from '../../../considerations/quantities/quantity.js'
import type { BoughtObject } from '../../../considerations/types.js'
import type { SourceText } from '../../../contract.js'
import { capital, decimal, hours, percent, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import { QUANTITY_LABELS } from '../../../tasks/retag/words.js'
import { OBJECTS, TOPICS } from '../../../topics.js'
import { StateBadge } from '../../ui/state.js'
import { FIELD_NAMES, Quoted } from './facts.js'

interface BoughtProps {
  readonly objects: readonly BoughtObject[]
  readonly texts: readonly SourceText[]
  readonly ruleTitle: (id: string) => string
}

/** What is bought, where it is itself social or green: beside the six facts, never one of them. */
export function Bought({ objects, texts, ruleTitle }: BoughtProps) {
  if (objects.length === 0) return null
  return (
    <section aria-labelledby="achat">
      <h2 id="achat">Ce qui est acheté</h2>
      {objects.map((object) => (
        <div class="evidence">
          <p>
            <strong>{t(`${capital(OBJECTS[object.object])} : `)}</strong>
            <Words of={object} texts={texts} />
          </p>
          <p class="note">
            {t(
              [
                `thème : ${TOPICS[object.topic].label}`,
                ...placeOf(object),
                `règle « ${ruleTitle(object.rule)} » (${object.rule})`,
              ].join(' · '),
            )}
          </p>
        </div>
      ))}
      <p class="note">
        {t('L’objet acheté n’est ni une clause, ni un critère, ni une réservation : il est compté à part.')}
      </p>
    </section>
  )
}

/** Amounts that the texts say of the facts; read by the machine, never counted; hours stand against their column. */
export function Quantities({
  quantities,
  texts,
}: Pick<BoughtProps, 'texts'> & { readonly quantities: readonly Quantity[] }) {
  if (quantities.length === 0) return null
  return (
    <section aria-labelledby="quantites">
      <h2 id="quantites">Quantités lues dans les textes</h2>
      {quantities.map((quantity) => (
        <div class="evidence">
          <p>
            <strong>{t(`${capital(QUANTITY_LABELS[quantity.what])} : ${amountOf(quantity)}`)}</strong>{' '}
            {quantity.check === 'review' ? <StateBadge state="review" /> : <em>{t(columnSays(quantity))}</em>}
          </p>
          <p>
            <Words of={quantity} texts={texts} />
          </p>
          <p class="note">
            {t(
              [
                KIND_LABELS[quantity.kind],
                ...(quantity.lot === null ? [] : [`dite pour le lot ${quantity.lot}`]),
                ...placeOf(quantity),
              ].join(' · '),
            )}
          </p>
        </div>
      ))}
      <p class="note">
        {t('Lues par la machine : elles ne sont ajoutées à aucun total, qui compte ce que dit la colonne du registre.')}
      </p>
    </section>
  )
}

/** "la colonne dit 120 h": beside an amount that the register's column also declares. */
const columnSays = ({ check, declared }: Quantity): string =>
  check === 'confirmed' || declared === null ? 'confirmée par la colonne' : `la colonne dit ${hours(declared)}`

/** "1 200 h", "au moins 30 %", "10 points". */
function amountOf({ value, unit, bound }: Quantity): string {
  const amounts: Record<Quantity['unit'], () => string> = {
    hour: () => hours(value),
    ratio: () => percent(value),
    point: () => `${decimal(value, 1)} points`,
  }
  return `${bound === 'atLeast' ? 'au moins ' : ''}${amounts[unit]()}`
}

type Read = Pick<Quantity, 'field' | 'column' | 'cell' | 'start' | 'end' | 'quote'>

const placeOf = ({ field, column, cell }: Read): string[] => [
  column === null ? `texte, ${FIELD_NAMES[field]}` : `colonne « ${column} »`,
  ...(cell === null ? [] : [cell]),
]

/** The words in their sentence, where their text is still among those kept. */
function Words({ of, texts }: { readonly of: Read; readonly texts: readonly SourceText[] }) {
  const source = texts.find(
    ({ field, column, cell, text }) =>
      field === of.field &&
      column === (of.column ?? null) &&
      cell === of.cell &&
      text.slice(of.start, of.end) === of.quote,
  )
  return source ? <Quoted span={of} text={source.text} /> : <span>{t(`« ${of.quote} »`)}</span>
}
