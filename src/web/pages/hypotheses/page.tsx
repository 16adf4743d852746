import { typographic as t } from '../../../french.js'
import type { Hypotheses } from '../../../tasks/hypotheses.js'
import { buyerNamed } from '../../ui/buyer-choice.js'
import { page } from '../../ui/layout.js'
import { SourcesNote } from '../../ui/sources.js'
import { objectiveHref } from '../objectives/address.js'
import type { BadParameter } from './address.js'
import { Others, Outcome } from './outcome.js'
import { Suppose } from './suppose.js'

/** What an objective's figure would be if contracts were qualified or notified: a question, never a change. */
export function hypothesesPage(of: Hypotheses, parameters: URLSearchParams, bad: readonly BadParameter[]) {
  const { objective } = of.objective.now
  const { plan, year } = of.shown.standing
  return page(
    { title: `Et si… ${objective.label}`, section: '/objectifs' },
    <>
      <p class="breadcrumb">
        <a href={objectiveHref(plan.id, objective.id, year, of.shown.acheteur)}>{t(objective.label)}</a>
      </p>
      <h1>{t(`Et si… ${objective.label}`)}</h1>
      <p class="lead">
        {t(
          `Ce que deviendrait le chiffre de ${year} si des marchés étaient qualifiés, réalisaient des heures, ou si d’autres étaient notifiés. Rien n’est écrit : tout tient dans l’adresse de cette page, que l’on peut garder ou envoyer.`,
        )}
      </p>
      {of.shown.acheteur && <p class="note">{t(`Acheteur : ${buyerNamed(of.buyers, of.shown.acheteur)}`)}</p>}
      <SourcesNote of={of.sources} />
      <Remarks of={of} bad={bad} />
      <Outcome of={of} />
      <Others of={of} />
      <Suppose of={of} parameters={parameters} />
    </>,
  )
}

/** What was asked and is not supposed, or is supposed and does not count: nothing is left out in silence. */
function Remarks({ of: { remarks }, bad }: { readonly of: Hypotheses; readonly bad: readonly BadParameter[] }) {
  const all = [...bad.map(({ name, message }) => `« ${name} » n’est pas compris : ${message}`), ...remarks]
  if (all.length === 0) return null
  return (
    <div class="notice" role="status">
      {all.map((remark) => (
        <p>{t(`${remark}.`)}</p>
      ))}
    </div>
  )
}
