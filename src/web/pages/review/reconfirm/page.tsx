import { countOf, typographic as t } from '../../../../french.js'
import { groupedBy } from '../../../../grouped.js'
import type { Told } from '../../../../tasks/review/told.js'
import type { DecisionToReconfirm, ToReconfirmPage } from '../../../../tasks/review/toReconfirm.js'
import { Table } from '../../../ui/data-table.js'
import { page } from '../../../ui/layout.js'
import { Pagination } from '../../../ui/pagination.js'
import { REVIEW_PATH, UNDO_PATH } from '../address.js'
import { journalHref } from '../journalAddress.js'
import { ACTS, type Act, reconfirmHref } from './address.js'
import { CorrectionLine } from './correction.js'
import { Group } from './group.js'

type Answered = Extract<Told, { did: 'answer' | 'undo' }>

/** What was confirmed as one, and what was left because it changed meanwhile. */
export interface Together {
  readonly told: Answered
  readonly left: number
}

/** All that people said over registers which say something else since: decisions, corrections, mergers, splits. */
export function reconfirmPage(list: ToReconfirmPage, done: Act | null, together: Together | null) {
  const { entries, decisions, corrections, page: shown, pages } = list
  const other = entries.flatMap((entry) => (entry.what === 'correction' ? [entry] : []))
  return page(
    { title: 'À reconfirmer', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={REVIEW_PATH}>À vérifier</a>
      </nav>
      <h1>À reconfirmer</h1>
      <p class="lead">{t(leadText(decisions, corrections))}</p>
      <div role="status">
        {done && <p class="told">{t(ACTS[done])}</p>}
        {together && <Confirmed of={together} />}
      </div>
      {byCause(entries.flatMap((entry) => (entry.what === 'decision' ? [entry] : []))).map((lines) => (
        <Group lines={lines} page={shown} />
      ))}
      {other.length > 0 && (
        <section class="reconfirm" aria-labelledby="corrections">
          <h2 id="corrections">À la main</h2>
          <Table
            caption="Corrections, réunions et scissions : ce qui a été dit, et ce que disent les registres depuis"
            headings={['Marché', 'Ce qui a été dit', 'Qui, quand, pourquoi', 'Les registres depuis', 'Suite']}
          >
            {other.map((entry) => (
              <CorrectionLine entry={entry} page={shown} />
            ))}
          </Table>
        </section>
      )}
      <Pagination page={shown} pages={pages} href={(to) => reconfirmHref(to)} />
    </>,
  )
}

/** What was confirmed as one is taken back as one. */
function Confirmed({ of: { told, left } }: { readonly of: Together }) {
  const { line, lines } = told
  const batch = line.batch ?? line.seq
  return (
    <form class="acts" method="post" action={UNDO_PATH}>
      <input type="hidden" name="numero" value={String(batch)} />
      <input type="hidden" name="vers" value="journal" />
      <span class="told">
        {t(
          `${countOf(lines, 'décision confirmée', 'décisions confirmées ensemble')}, sur ce que disent maintenant les registres. `,
        )}
        {left > 0 &&
          t(
            `${countOf(left, 'autre a changé', 'autres ont changé')} entre-temps, et ${left > 1 ? 'restent' : 'reste'} à relire. `,
          )}
        <a href={journalHref({ batch })}>Les voir au journal</a>
      </span>{' '}
      <button type="submit">{lines > 1 ? 'Annuler tout le groupe' : 'Annuler'}</button>
    </form>
  )
}

function leadText(decisions: number, corrections: number): string {
  if (decisions + corrections === 0)
    return 'Rien n’est à reconfirmer : les registres n’ont pas changé sous ce que des agents ont dit.'
  const said = [
    decisions > 0 && countOf(decisions, 'décision', 'décisions'),
    corrections > 0 && countOf(corrections, 'correction, réunion ou scission', 'corrections, réunions ou scissions'),
  ].filter(Boolean)
  const under = decisions + corrections > 1 ? 'sous lesquelles' : 'sous laquelle'
  return `${said.join(' et ')} en vigueur, ${under} les registres ont changé. Tout tient tant que personne n’y touche.`
}

/** Those of one cause follow each other. */
const byCause = (entries: readonly DecisionToReconfirm[]): DecisionToReconfirm[][] => [
  ...groupedBy(entries, ({ group }) => group.name).values(),
]
