import { countOf, date, listOf, typographic as t } from '../french.js'
import type { IndicatorsResult } from '../indicators/compute.js'
import { definitionOf } from '../indicators/definitions.js'
import type { ComputedIndicator } from '../indicators/types.js'
import { excludedTexts, footnotesOf, fractionText, intervalText, notesOf, valueText } from '../indicators/wording.js'
import type { Summary } from '../tasks/summary.js'
import { Card } from './card.js'
import { page } from './layout.js'
import { Measures, Table } from './measures.js'
import { sentenceOf } from './sentences.js'

/** Without a plan the page still answers the three questions elected members ask first. */
const WITHOUT_PLAN = ['insertionClause.number', 'insertionHours.done', 'environmentalConsideration.number']

interface Headline {
  readonly title: string
  readonly indicator: ComputedIndicator
}

/** The elected member's page, plain: readable without script, printable on one sheet. */
export function summaryPage(data: Summary, notice: string | null) {
  const headlines = headlinesOf(data)
  return page(
    `Achats responsables – ${data.organisation} – ${data.year}`,
    <>
      <header>
        <h1>{t(`Achats responsables — ${data.organisation}`)}</h1>
        <Years years={data.years} current={data.year} />
      </header>
      <main id="contenu">
        {notice && <p class="notice">{t(notice)}</p>}
        {isEmpty(data) ? <Empty /> : <Figures data={data} headlines={headlines} />}
      </main>
      <footer>
        <p>{t(footnote(data))}</p>
      </footer>
    </>,
  )
}

function headlinesOf({ all, plan }: Summary): Headline[] {
  const asked: { indicator: string; label: string }[] =
    plan?.objectives ??
    WITHOUT_PLAN.map((indicator) => ({ indicator, label: definitionOf(indicator)?.label ?? indicator }))
  return asked.flatMap(({ indicator, label }) => {
    const found = find(all, indicator)
    return found ? [{ title: label, indicator: found }] : []
  })
}

/** Contracts without a date belong to no year, yet they are there: they are counted aside, not denied. */
function isEmpty({ years, all }: Summary): boolean {
  return years.length === 0 && all.population.excluded.length === 0
}

function find({ indicators }: IndicatorsResult, id: string): ComputedIndicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}

function footnote({ dataAsOf, rulesVersion }: Summary): string {
  const received = dataAsOf === null ? 'Date des données inconnue' : `Données au ${date(dataAsOf)}`
  return `${received} · règles ${rulesVersion} · un chiffre n’est établi que sur preuve ; ce que le registre ne dit pas n’est jamais compté comme un non.`
}

function Years({ years, current }: { readonly years: readonly number[]; readonly current: number }) {
  if (years.length === 0) return null
  return (
    <nav aria-label="Année">
      {t('Marchés notifiés en : ')}
      {[...years]
        .sort((a, b) => b - a)
        .map((year) => (
          <a href={`/synthese?annee=${year}`} aria-current={year === current ? 'page' : undefined}>
            {year}
          </a>
        ))}
    </nav>
  )
}

function Empty() {
  return (
    <section aria-labelledby="vide">
      <h2 id="vide">Aucun marché pour l’instant</h2>
      <p>
        {t('Importez un registre (.xlsx, .csv ou DECP .json), puis rechargez cette page : ')}
        <code>spaser import registre.xlsx</code>
      </p>
    </section>
  )
}

interface FiguresProps {
  readonly data: Summary
  readonly headlines: readonly Headline[]
}

function Figures({ data, headlines }: FiguresProps) {
  return (
    <>
      <section class="sentences" aria-labelledby="essentiel">
        <h2 id="essentiel">L’essentiel</h2>
        {headlines.map(({ indicator }) => (
          <p>{sentenceOf(indicator, data.year)}</p>
        ))}
      </section>
      <Objectives data={data} headlines={headlines} />
      <Thresholds data={data} headlines={headlines} />
      <Measures indicators={data.all.indicators} />
      <Population result={data.all} />
      <NotMeasured />
    </>
  )
}

function Objectives({ data: { all, plan }, headlines }: FiguresProps) {
  const { own, marks, shared } = footnotesOf(headlines.map(({ indicator }) => notesOf(indicator)))
  return (
    <section aria-labelledby="objectifs">
      <h2 id="objectifs">
        {t(plan ? `Objectifs : ${plan.title}` : 'Premiers repères (aucun plan d’objectifs n’est donné)')}
      </h2>
      <div class="cards">
        {headlines.map(({ title, indicator }, at) => (
          <Card
            title={title}
            indicator={indicator}
            beside={besideOf(all, indicator)}
            notes={[...(own[at] ?? []), marks[at] ?? ''].filter(Boolean)}
          />
        ))}
      </div>
      {shared.map((note) => (
        <p class="note">{t(note)}</p>
      ))}
    </section>
  )
}

function besideOf(all: IndicatorsResult, { id }: ComputedIndicator): ComputedIndicator | null {
  const beside = id === 'insertionHours.done' ? 'insertionHours.contracted' : id.replace(/\.number$/, '.value')
  return beside === id ? null : (find(all, beside) ?? null)
}

/** Sources differ in what they hold: the same rate over all contracts and from 40 000 € HT, side by side. */
function Thresholds({ data, headlines }: FiguresProps) {
  return (
    <section aria-labelledby="seuils">
      <h2 id="seuils">Selon le seuil</h2>
      <Table
        caption="La même mesure sur tous les marchés et à partir de 40 000 € HT, seuil des données publiées"
        headings={[
          'Indicateur',
          `Tous les marchés (${data.all.population.contracts})`,
          `40 000 € HT et plus (${data.above40k.population.contracts})`,
        ]}
      >
        {headlines.map(({ title, indicator }) => (
          <tr>
            <th scope="row">{t(title)}</th>
            <td>{short(indicator)}</td>
            <td>{short(find(data.above40k, indicator.id))}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function short(indicator: ComputedIndicator | undefined): string {
  if (!indicator) return '–'
  const interval = intervalText(indicator)
  return `${valueText(indicator) ?? 'non calculable'} (${fractionText(indicator)})${interval ? `, de ${interval}` : ''}`
}

function Population({ result: { population } }: { readonly result: IndicatorsResult }) {
  const left = excludedTexts(population.excluded)
  return (
    <section aria-labelledby="population">
      <h2 id="population">Ce qui est compté</h2>
      <p>
        {t(
          `${countOf(population.contracts, 'marché compté', 'marchés comptés')}, chacun une fois, chaque lot pour un marché. ` +
            (left.length > 0 ? `Laissés de côté : ${listOf(left)}.` : 'Rien n’est laissé de côté.'),
        )}
      </p>
      {population.orphanCallOffs > 0 && (
        <p>
          {t(
            `Dont ${countOf(population.orphanCallOffs, 'marché subséquent compté', 'marchés subséquents comptés')} avec les autres : accord-cadre parent hors registre.`,
          )}
        </p>
      )}
    </section>
  )
}

const NOT_MEASURED = [
  'Les dépenses payées : le registre dit ce qui est engagé par contrat, non ce qui est dépensé.',
  'Les achats auprès d’entreprises solidaires ou employant des personnes défavorisées : c’est une qualité du fournisseur, qu’une clause ne prouve pas.',
  'Le respect des clauses pendant l’exécution : l’état retenu est celui de la notification.',
  'L’objet acheté : un achat « vert » par nature ou un fournisseur d’insertion ne valent ni clause, ni critère, ni réservation.',
  'La conformité à la loi : elle dépend de la date de lancement de la consultation, du seuil de chaque lot et des dérogations motivées.',
]

function NotMeasured() {
  return (
    <section aria-labelledby="limites">
      <h2 id="limites">Ce que nous ne mesurons pas</h2>
      <ul>
        {NOT_MEASURED.map((limit) => (
          <li>{t(limit)}</li>
        ))}
      </ul>
    </section>
  )
}
