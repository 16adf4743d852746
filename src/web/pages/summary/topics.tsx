import { capital, countOf, typographic as t } from '../../../french.js'
import type { TraitCounts } from '../../../indicators/breakdown.js'
import type { Summary } from '../../../tasks/summary.js'
import { OBJECT_KINDS, OBJECTS, TOPIC_IDS, TOPICS, type Topic } from '../../../topics.js'
import { Table } from '../../ui/data-table.js'
import { Count } from './count.js'
import { countedIn } from './view.js'

type Side = (typeof TOPICS)[Topic]['side']
const SIDES: readonly { readonly side: Side; readonly title: string; readonly all: Topic }[] = [
  { side: 'social', title: 'Social', all: 'social' },
  { side: 'environment', title: 'Environnement', all: 'environment' },
]

/** What established considerations are about, and what is bought apart from them; every number opens its contracts. */
export function Topics({ data }: { readonly data: Summary }) {
  const { topics, objects } = data.traits
  if ([...Object.values(topics), ...Object.values(objects)].every((count) => count === 0)) return null
  return (
    <section class="no-print" aria-labelledby="themes">
      <h2 id="themes">Par thème</h2>
      <p>
        {t(
          'De quoi parlent les clauses, critères et réservations établis. Un marché peut avoir plusieurs thèmes : les lignes ne s’additionnent pas.',
        )}
      </p>
      <div class="charts by-two">
        {SIDES.map((side) => (
          <OneSide {...side} data={data} />
        ))}
      </div>
      <Objects data={data} />
    </section>
  )
}

/** The topics of one side, the most frequent first, what says no more than its side last; none are named, not drawn. */
function OneSide({ side, title, all, data }: (typeof SIDES)[number] & { readonly data: Summary }) {
  const { topics } = data.traits
  const own = TOPIC_IDS.filter((topic) => TOPICS[topic].side === side)
  const none = own.filter((topic) => topics[topic] === 0 && topic !== all)
  const met = own.filter((topic) => topics[topic] > 0).sort(byCount(topics, all))
  const most = Math.max(...met.map((topic) => topics[topic]))
  return (
    <div>
      {met.length > 0 && (
        <Table caption={`${title} : marchés de ${data.year} par thème`} headings={['Thème', 'Marchés']}>
          {met.map((topic) => (
            <tr>
              <th scope="row" class="drawn">
                {t(capital(TOPICS[topic].label))}
                <Length of={topics[topic]} among={most} />
              </th>
              <td class="number">
                <Count of={{ query: countedIn(data, { topic }), contracts: topics[topic] }} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {none.length > 0 && (
        <p class="note">{t(`Aucun marché : ${none.map((topic) => TOPICS[topic].label).join(', ')}.`)}</p>
      )}
    </div>
  )
}

const byCount = (counts: TraitCounts['topics'], last: Topic) => (a: Topic, b: Topic) =>
  Number(a === last) - Number(b === last) || counts[b] - counts[a]

/** A number as a length beside others; it says nothing that the number does not. */
function Length({ of, among }: { readonly of: number; readonly among: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="low" x="0" y="2" width={Math.round((of / among) * 1000) / 10} height="4" />
    </svg>
  )
}

function Objects({ data }: { readonly data: Summary }) {
  const { objects } = data.traits
  return (
    <>
      <h3 id="objets">Ce qui est acheté</h3>
      <p>
        {OBJECT_KINDS.map((object, at) => (
          <>
            {at > 0 && ', '}
            <Count of={{ query: countedIn(data, { object }), contracts: objects[object] }}>
              {countOf(objects[object], 'marché', 'marchés')}
            </Count>
            {t(` à ${OBJECTS[object]}`)}
          </>
        ))}
        {t(
          '. L’objet acheté, même « vert » ou social par nature, n’est ni une clause, ni un critère, ni une réservation : il est compté ici, à part, et dans aucun taux.',
        )}
      </p>
    </>
  )
}
