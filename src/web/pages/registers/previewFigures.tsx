import { countOf, integer, listOf, typographic as t } from '../../../french.js'
import { DIRECTION_SIGNS, reasonSentence, statusWords } from '../../../indicators/reasons.js'
import { quantityText } from '../../../indicators/unitWords.js'
import type { FigureMoved, FigureSaid, YearMoved } from '../../../tasks/preview/figures.js'
import { Table } from '../../ui/data-table.js'

interface PreviewFiguresProps {
  readonly years: readonly YearMoved[]
  /** Years concerned that are not shown. */
  readonly others: readonly number[]
  /** What would change them. */
  readonly by?: string
}

/** The figures an elected member reads, before and after. */
export function PreviewFigures({ years, others, by = 'l’import' }: PreviewFiguresProps) {
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Les chiffres, avant et après</h2>
      {years.length === 0 && <p>Aucun chiffre ne change.</p>}
      {years.map((year, at) =>
        at === 0 ? (
          <>
            <h3>{titleOf(year)}</h3>
            <Year of={year} by={by} />
          </>
        ) : (
          <details>
            <summary>{titleOf(year)}</summary>
            <Year of={year} by={by} />
          </details>
        ),
      )}
      {others.length > 0 && (
        <p class="note">{t(`Autres années touchées, non détaillées ici : ${listOf(others.map(String))}.`)}</p>
      )}
    </section>
  )
}

const titleOf = ({ year }: YearMoved): string => `Marchés notifiés en ${year}`

function Year({ of: { year, contracts, figures }, by }: { readonly of: YearMoved; readonly by: string }) {
  const { before, after } = contracts
  const moved = figures.filter(isMoved)
  const same = figures.length - moved.length
  return (
    <>
      <p>{t(`${integer(before)} → ${countOf(after, 'marché compté', 'marchés comptés')}.`)}</p>
      {moved.length > 0 && (
        <Table
          caption={`Chiffres de ${year} que ${by} changerait, et ceux qui ont un objectif`}
          headings={['Chiffre', 'Avant', 'Après', 'Objectif']}
        >
          {moved.map((figure) => (
            <Moved figure={figure} />
          ))}
        </Table>
      )}
      {same > 0 && (
        <p class="note">
          {t(`${countOf(same, 'autre chiffre resterait tel quel', 'autres chiffres resteraient tels quels')}.`)}
        </p>
      )}
    </>
  )
}

const isMoved = ({ before, after, target }: FigureMoved): boolean =>
  target !== null || before.text !== after.text || before.fraction !== after.fraction

function Moved({ figure }: { readonly figure: FigureMoved }) {
  const { label, objectives, before, after, target, unit } = figure
  return (
    <tr>
      <th scope="row">{t(label)}</th>
      <td>
        <Said of={before} />
      </td>
      <td>
        <Said of={after} />
      </td>
      <td>
        {target && (
          <>
            {t(`${DIRECTION_SIGNS[target.direction]} ${quantityText(target.value, unit)} : ${statusMove(figure)}`)}
            {objectives.length > 0 && <p class="note">{t(listOf(objectives))}</p>}
          </>
        )}
      </td>
    </tr>
  )
}

/** "✘ non atteint → ✔ atteint"; once where it stays. */
function statusMove({ before, after, target }: FigureMoved): string {
  const words = ({ status }: FigureSaid): string | null => {
    const said = status && statusWords(status, target)
    return said && `${said.shape} ${said.word}`
  }
  const [was, is] = [words(before), words(after)]
  return was === is || was === null ? (is ?? '') : `${was} → ${is}`
}

function Said({ of: { text, fraction, reason } }: { readonly of: FigureSaid }) {
  if (reason === 'emptyPopulation') return <span class="note">aucun marché</span>
  if (text === null)
    return <span class="note">{t(`non calculable${reason ? ` : ${reasonSentence(reason)}` : ''}`)}</span>
  return (
    <>
      {t(text)} <span class="note">({t(fraction)})</span>
    </>
  )
}
