import type { Horizon } from '../../../contract/schedule.js'
import { isUsableAmount } from '../../../contract.js'
import { eurosExact, typographic as t } from '../../../french.js'
import type { Opportunity } from '../../../tasks/reserved/opportunity.js'
import type { Proof } from '../../../tasks/reserved/proof.js'
import {
  buyerText,
  contactText,
  endBasisText,
  endText,
  forecastOn,
  holdersText,
  insertionText,
  proofText,
  reservationText,
  sizeText,
  titleText,
} from '../../../tasks/reserved/wording.js'
import { addressOf } from './address.js'

interface ItemProps {
  readonly contract: Opportunity
  readonly horizon: Horizon
  readonly today: string
}

/** One contract: what is established and why, who and how much, until when. */
export function Item({ contract, horizon, today }: ItemProps) {
  const { within, schedule, concession } = contract
  const forecast = forecastOn(schedule, horizon, today)
  const basis = endBasisText(schedule)
  return (
    <li class="opportunity">
      <article>
        <div class="need">
          <ul class="marks">
            <Mark shape="●" kind="reserved" text={reservationText(contract)} />
            <Mark shape="○" kind="clause" text={insertionText(contract)} />
            {concession && <li>concession</li>}
          </ul>
          <h3>
            <a href={addressOf({ marche: contract.uid })}>{t(titleText(contract))}</a>
          </h3>
          {within && <p class="within">{t(within)}</p>}
          <p>
            {t(buyerText(contract))} · <Size contract={contract} />
          </p>
          <Evidence name="Réservation" proof={contract.reservation?.proof} />
          <Evidence name="Clause d’insertion" proof={contract.insertion?.proof} />
          <p class="note">
            {t(holdersText(contract))} · {t(contactText(contract))}
          </p>
        </div>
        <div class="life">
          <p class={`end ${schedule.status}`}>
            <LifeShape status={schedule.status} /> {t(endText(schedule))}
          </p>
          {basis && <p class="note">{t(basis)}</p>}
          {forecast && (
            <p>
              <span class="forecast">{t(forecast.what)}</span> <span class="note">({t(forecast.why)})</span>
            </p>
          )}
        </div>
      </article>
    </li>
  )
}

function Mark({ shape, kind, text }: { readonly shape: string; readonly kind: string; readonly text: string | null }) {
  if (text === null) return null
  return (
    <li class={kind}>
      <span aria-hidden="true">{shape}</span> {t(text)}
    </li>
  )
}

/** Rounded for people; the exact amount where the pointer rests. */
function Size({ contract }: { readonly contract: Opportunity }) {
  const { montant } = contract
  const text = t(sizeText(contract))
  return isUsableAmount(montant) ? <span title={`${eurosExact(montant / 100)} HT`}>{text}</span> : <span>{text}</span>
}

function Evidence({ name, proof }: { readonly name: string; readonly proof: Proof | null | undefined }) {
  if (proof === undefined) return null
  return (
    <p class="evidence">
      <span class="visually-hidden">{t(`${name}, preuve : `)}</span>
      {t(proofText(proof))}
    </p>
  )
}

const LIFE = {
  ending: { shape: '◔', word: 'se termine' },
  running: { shape: '◕', word: 'en cours' },
  unknown: { shape: '?', word: 'fin inconnue' },
  past: { shape: '■', word: 'fini' },
} as const

function LifeShape({ status }: { readonly status: keyof typeof LIFE }) {
  return (
    <span class="life-word">
      <span aria-hidden="true">{LIFE[status].shape}</span> {LIFE[status].word}
      <span class="visually-hidden"> : </span>
    </span>
  )
}
