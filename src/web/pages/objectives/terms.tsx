import type { Child } from 'hono/jsx'
import { date, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import type { Plan } from '../../../indicators/plan.js'
import type { ObjectiveStanding } from '../../../tasks/schemes/standing.js'
import { Defined } from './defined.js'

/** The sentence, how it is read, what is counted, who answers for it. */
export function Terms({
  of: { objective, counted },
  plan,
}: {
  readonly of: Pick<ObjectiveStanding, 'objective' | 'counted'>
  readonly plan: Plan
}) {
  const { sentence, reading, owner, decision, toVerify, source, indicator } = objective
  const builtIn = indicator !== null && definitionOf(indicator) !== undefined
  const document = (source ?? plan.source).document
  return (
    <dl class="terms">
      <Term name="Ce que dit le schéma">{t(`« ${sentence} »`)}</Term>
      <Term name="Lecture retenue">{t(reading)}</Term>
      {counted && (
        <Term name="Ce qui est compté">
          {t(counted)} {builtIn && <a href={`/methode#${indicator}`}>La méthode</a>}
          {indicator && <Defined indicator={indicator} plan={plan} />}
        </Term>
      )}
      {toVerify && <Term name="Texte à vérifier">{t(toVerify)}</Term>}
      {owner && <Term name="Suivi par">{t(owner)}</Term>}
      {decision && <Term name="Délibération">{t(decision)}</Term>}
      <Term name="Source">
        {t(document)}
        {source?.date ? `, ${date(source.date)}` : ''}
      </Term>
    </dl>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
