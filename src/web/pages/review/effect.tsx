import { euros, listOf, percentBeside, plural, typographic as t } from '../../../french.js'
import { FACT_NAMES, FACTS } from '../../../indicators/facts.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import type { Fact } from '../../../indicators/types.js'
import { STATE_LABELS } from '../../../states.js'
import { impliedBy } from '../../../tasks/decide/record.js'
import { factsTurned, type ObjectiveEffect, type Standing } from '../../../tasks/review/effect.js'
import type { QuestionCard } from '../../../tasks/review.js'
import { Table } from '../../ui/data-table.js'
import { statusText, targetShown } from '../objectives/words.js'
import { impliedTexts } from './words.js'

/** What the answer changes: for what the contract counts, and where each objective would stand. */
export function Effect({ card }: { readonly card: QuestionCard }) {
  const { effect, dossier } = card
  const facts = factsTurned(effect, FACT_NAMES).map(shortName)
  const amount = effect.amount === null ? '' : ` et ${euros(effect.amount)}`
  return (
    <section aria-labelledby="effet">
      <h3 id="effet">Ce que la réponse change</h3>
      {dossier.excluded ? (
        <p>{t(`Aucun chiffre : ce marché n’est pas compté (${EXCLUSION_WORDS[dossier.excluded].one}).`)}</p>
      ) : (
        <p>
          {t(
            facts.length === 0
              ? 'Aucun chiffre : une autre décision tient déjà ce fait.'
              : `Compte pour 1 marché${amount} de ${effect.year} dans : ${listOf(facts)}.`,
          )}
        </p>
      )}
      <Follows card={card} answer="yes" />
      <Follows card={card} answer="no" />
      {effect.objectives.length > 0 && <Objectives effects={effect.objectives} />}
    </section>
  )
}

/** What else an answer would change of the contract, and whether that settles another question. */
function Follows({ card, answer }: { readonly card: QuestionCard; readonly answer: 'yes' | 'no' }) {
  const { item, effect, dossier, others } = card
  const implied = impliedBy([item.kind], dossier.contract.states, effect.states[answer])
  const texts = impliedTexts(implied, answer)
  if (texts.length === 0) return null
  const settled = others.filter(({ kind }) => implied[kind] === 'yes' || implied[kind] === 'no').length
  const asked =
    settled === 0 ? '' : ` ; ${plural(settled, 'cette question est réglée', 'ces questions sont réglées')} du même coup`
  return <p>{t(`Si ${STATE_LABELS[answer]}, ${listOf(texts)}${asked}.`)}</p>
}

const shortName = (fact: Fact): string =>
  FACTS[fact].label.replace(/^Marchés (?:avec |ou lots )/, '').replace(/ \(.*\)$/, '')

function Objectives({ effects }: { readonly effects: readonly ObjectiveEffect[] }) {
  return (
    <Table caption="Objectifs que la réponse touche" headings={['Objectif', 'Aujourd’hui', 'Si oui', 'Si non']}>
      {effects.map(({ objective, target, now, yes, no }) => (
        <tr>
          <th scope="row">
            {t(objective.label)}
            {target && <span class="note">{t(` (${targetShown(target, objective.unit)})`)}</span>}
          </th>
          {now && yes && no ? (
            [now, yes, no].map((standing) => <td>{t(standingText(standing, target, standing === now ? yes : now))}</td>)
          ) : (
            <td colspan={3}>chiffre propre au schéma : il compte ce fait</td>
          )}
        </tr>
      ))}
    </Table>
  )
}

/** "28,5 % à 41 % · ? à préciser": bounds with the decimals by which they differ from the others. */
function standingText({ low, high, status }: Standing, target: ObjectiveEffect['target'], beside: Standing): string {
  if (low === null || high === null) return 'non calculable'
  const bounds = [percentBeside(low, beside.low ?? low), percentBeside(high, beside.high ?? high)]
  const range = bounds[0] === bounds[1] ? bounds[0] : bounds.join(' à ')
  return status === null ? String(range) : `${range} · ${statusText(status, target)}`
}
