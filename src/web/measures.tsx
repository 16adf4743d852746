import type { Child } from 'hono/jsx'
import { typographic as t } from '../french.js'
import { definitionOf } from '../indicators/definitions.js'
import { FACT_NAMES, FACTS } from '../indicators/facts.js'
import { VALUE_LABEL } from '../indicators/shares.js'
import type { ComputedIndicator } from '../indicators/types.js'
import { footnotesOf, fractionText, intervalText, notesOf, valueText } from '../indicators/wording.js'
import { Euros } from './card.js'

interface MeasuresProps {
  readonly indicators: readonly ComputedIndicator[]
}

/** Every indicator: each fact in number beside its value, then the hours. */
export function Measures({ indicators }: MeasuresProps) {
  return (
    <section aria-labelledby="mesures">
      <h2 id="mesures">Toutes les mesures</h2>
      <Shares indicators={indicators} />
      <Hours indicators={indicators.filter(({ family }) => family === 'hours')} />
    </section>
  )
}

function Shares({ indicators }: MeasuresProps) {
  const rows = FACT_NAMES.map((fact) => {
    const [number, value] = ['number', 'value'].map((base) => indicators.find(({ id }) => id === `${fact}.${base}`))
    return { fact, number, value, notes: [...new Set([number, value].flatMap((one) => (one ? notesOf(one) : [])))] }
  })
  const { own, marks, shared } = footnotesOf(rows.map(({ notes }) => notes))
  return (
    <>
      <Table
        caption={`Parts établies sur preuve, et intervalle que laissent ouvert les marchés à qualifier ; en valeur : ${VALUE_LABEL}`}
        headings={['Fait', 'En nombre', 'En valeur', 'À savoir']}
      >
        {rows.map(({ fact, number, value }, at) => (
          <tr>
            <th scope="row">{t(FACTS[fact].label)}</th>
            <td>{number && <Figure indicator={number} />}</td>
            <td>{value && <Figure indicator={value} />}</td>
            <Notes notes={[...(own[at] ?? []), marks[at] ?? '']} />
          </tr>
        ))}
      </Table>
      <Footnotes notes={shared} />
    </>
  )
}

function Hours({ indicators }: MeasuresProps) {
  const { own, marks, shared } = footnotesOf(indicators.map(notesOf))
  return (
    <>
      <Table caption="Heures d’insertion" headings={['Heures', 'Total', 'Marchés', 'À savoir']}>
        {indicators.map((indicator, at) => (
          <tr>
            <th scope="row" title={definitionOf(indicator.id)?.sentence}>
              {t(definitionOf(indicator.id)?.shortLabel ?? indicator.id)}
            </th>
            <td>{valueText(indicator) ?? 'non calculable'}</td>
            <td>{fractionText(indicator)}</td>
            <Notes notes={[...(own[at] ?? []), marks[at] ?? '']} />
          </tr>
        ))}
      </Table>
      <Footnotes notes={shared} />
    </>
  )
}

function Figure({ indicator }: { readonly indicator: ComputedIndicator }) {
  const interval = intervalText(indicator)
  return (
    <>
      {valueText(indicator) ?? 'non calculable'} (<Fraction indicator={indicator} />)
      {interval && <span class="note"> {t(`de ${interval}`)}</span>}
    </>
  )
}

function Fraction({ indicator }: { readonly indicator: ComputedIndicator }) {
  if (indicator.base !== 'euro' || indicator.numerator === null) return <>{fractionText(indicator)}</>
  return (
    <>
      <Euros amount={indicator.numerator} />/<Euros amount={indicator.denominator} />
    </>
  )
}

interface TableProps {
  readonly caption: string
  readonly headings: readonly string[]
  readonly children: Child
}

/** A table with its caption, that scrolls by itself on a narrow screen. */
export function Table({ caption, headings, children }: TableProps) {
  return (
    <div class="scroll">
      <table>
        <caption>{t(caption)}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col">{t(heading)}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return <td class="note">{t(notes.filter(Boolean).join(' ; '))}</td>
}

function Footnotes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <>
      {notes.map((note) => (
        <p class="note">{t(note)}</p>
      ))}
    </>
  )
}
