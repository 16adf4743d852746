import { date, typographic as t } from '../../../french.js'
import { importedText } from '../../../indicators/wording.js'
import type { Summary } from '../../../tasks/summary.js'
import { isWhole } from '../../../tasks/summary.js'
import { page } from '../../ui/layout.js'
import { COMPARISON_PATH } from '../comparison/address.js'
import { DUTIES_PATH } from '../duties/page.js'
import { FROZEN_PATH } from '../frozen/address.js'
import { objectivesHref } from '../objectives/address.js'
import { Breakdown } from './breakdown.js'
import { Buyers, buyerShown } from './buyers.js'
import { Card } from './card.js'
import { Counted, NotMeasured } from './counted.js'
import { Filters, nameShown } from './filters.js'
import { besideOf, builtInOf, type Headline, headlinesOf } from './headlines.js'
import { Measures } from './measures.js'
import { Sentence } from './sentences.js'
import { expiredSince, gravestFirst, tallyOf } from './standing.js'
import { Thresholds } from './thresholds.js'
import { Topics } from './topics.js'
import { UnmeasuredCount } from './unmeasured.js'
import { Years } from './years.js'

/** The elected member's page: readable without script, printable on one sheet that says at which `origin` it was made. */
export function summaryPage(organisation: string, data: Summary, notices: readonly string[], origin: string) {
  return page(
    { title: `${organisation} – ${data.year}`, section: '/synthese' },
    <>
      <div class="headline">
        <h1>{t(`Achats responsables — ${organisation}`)}</h1>
        <div class="actions">
          <button type="button" data-print hidden>
            Imprimer
          </button>
          <button type="button" data-share hidden>
            Partager
          </button>
        </div>
      </div>
      {isEmpty(data) ? <Empty /> : <Filled data={data} notices={notices} origin={origin} />}
    </>,
  )
}

/** Contracts without a date belong to no year, yet they are there: they are counted aside, not denied. */
function isEmpty({ years, all }: Summary): boolean {
  return years.length === 0 && all.population.excluded.length === 0
}

function Empty() {
  return (
    <section aria-labelledby="vide">
      <h2 id="vide">Aucun marché pour l’instant</h2>
      <p>
        {t('Cette page se remplit dès qu’un registre est importé : ')}
        <a href="/registres">importer un registre</a>.
      </p>
    </section>
  )
}

interface FilledProps {
  readonly data: Summary
  readonly notices: readonly string[]
  readonly origin: string
}

function Filled({ data, notices, origin }: FilledProps) {
  const headlines = headlinesOf(data)
  const builtIn = builtInOf(headlines)
  const expired = expiredSince(data.plan, data.year)
  const source =
    data.latestContract === null ? 'Aucun marché daté' : `Marchés connus jusqu’au ${date(data.latestContract)}`
  return (
    <>
      <p class="lead">{t(scopeText(data))}</p>
      <Filters data={data} />
      <Buyers data={data} />
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      <section class="sentences" aria-labelledby="essentiel">
        <h2 id="essentiel">L’essentiel</h2>
        {gravestFirst(headlines)
          .slice(0, SENTENCES)
          .map(({ title, indicator, objective, days }) => (
            <Sentence
              {...{ title, indicator, objective }}
              view={{ ...data, days }}
              ongoing={data.ongoing}
              expired={expired}
            />
          ))}
        <Tally headlines={headlines} expired={expired} />
      </section>
      <Objectives data={data} headlines={headlines} />
      <Years data={data} headlines={builtIn} source={source} />
      <Breakdown {...{ data, source }} headlines={builtIn} dimension="direction" groups={data.byDirection} />
      <Breakdown {...{ data, source }} headlines={builtIn} dimension="categorie" groups={data.byCategorie} />
      <Topics data={data} />
      <Thresholds data={data} headlines={builtIn} />
      <Measures data={data} />
      <Counted data={data} />
      <NotMeasured />
      <Further data={data} />
      <Colophon data={data} origin={origin} />
    </>
  )
}

function Tally({ headlines, expired }: { readonly headlines: readonly Headline[]; readonly expired: number | null }) {
  const tally = tallyOf(headlines)
  if (tally === null) return null
  return (
    <p class="tally">
      <a href="#objectifs">{t(tally)}</a>
      {expired !== null && t(` (fixés jusqu’en ${expired} : le plan est arrivé à son terme)`)}
    </p>
  )
}

/** As many as a person repeats from memory. */
const SENTENCES = 3

/** Cards that one sheet of paper holds. */
const PRINTED = 6

function Objectives({ data, headlines }: { readonly data: Summary; readonly headlines: readonly Headline[] }) {
  const unprinted = headlines.length - PRINTED
  return (
    <section aria-labelledby="objectifs">
      <h2 id="objectifs">{t(titleOf(data))}</h2>
      <div class={`cards objectives ${columnsOf(headlines.length)}`}>
        {headlines.map(({ days, ...headline }) => (
          <Card
            {...headline}
            beside={days ? null : besideOf(data, headline.indicator)}
            view={{ ...data, days }}
            now={{ today: data.today, asOf: data.importedOn }}
          />
        ))}
      </div>
      <UnmeasuredCount plan={isWhole(data) ? data.plan : null} year={data.year} />
      {unprinted > 0 && <p class="print-only">{t(`${unprinted} autres objectifs : voir la page.`)}</p>}
    </section>
  )
}

/** Rows of cards that are all full, wherever their number allows. */
function columnsOf(cards: number): string {
  if (cards % 3 === 0) return 'by-three'
  return cards % 4 === 0 ? 'by-two' : 'by-two few'
}

function titleOf(data: Summary): string {
  if (data.plan === null) return 'Premiers repères (aucun plan d’objectifs n’est donné)'
  return isWhole(data) ? data.plan.title : 'Les mesures du plan, pour cette partie'
}

function scopeText(data: Summary): string {
  const { year, acheteur, direction, categorie } = data
  const parts = [
    acheteur === undefined ? null : `acheteur : ${buyerShown(data, acheteur)}`,
    direction === undefined ? null : `direction : ${nameShown(direction)}`,
    categorie === undefined ? null : `catégorie : ${nameShown(categorie)}`,
  ].filter((part) => part !== null)
  return [`Marchés notifiés en ${year}`, ...parts].join(' · ')
}

/** The pages that say more of the same year. */
function Further({ data: { year, acheteur } }: { readonly data: Summary }) {
  const siren = acheteur?.length === 9 ? acheteur : undefined
  const whose = siren === undefined ? '' : `&acheteur=${siren}`
  return (
    <section class="no-print" aria-labelledby="suite">
      <h2 id="suite">Pour aller plus loin</h2>
      <ul>
        <li>
          <a href={objectivesHref({ year, acheteur: siren })}>Chaque objectif, année par année</a>
        </li>
        <li>
          <a href={`${COMPARISON_PATH}?annee=${year}${whose}`}>{t(`Comparaison nationale ${year}`)}</a>
        </li>
        <li>
          <a href={siren === undefined ? DUTIES_PATH : `${DUTIES_PATH}?acheteur=${siren}`}>Exigences d’août 2026</a>
        </li>
        <li>
          <a href={FROZEN_PATH}>Résultats figés</a>
          {t(' : ce qui a été présenté, et ce qui a changé depuis')}
        </li>
      </ul>
    </section>
  )
}

/** How recent the data are: the date of the latest contract, of which the day of the import says nothing. */
function Colophon({
  data: { latestContract, importedOn, rulesVersion },
  origin,
}: Pick<FilledProps, 'data' | 'origin'>) {
  const parts = [
    latestContract === null ? 'Aucun marché daté' : `Dernier marché connu : ${date(latestContract)}`,
    importedOn === null ? null : importedText(importedOn),
    `règles de lecture, version ${rulesVersion}`,
  ].filter((part) => part !== null)
  return (
    <p class="note colophon">
      {t(
        `${parts.join(' ; ')}. Un chiffre n’est établi que sur preuve ; ce que le registre ne dit pas n’est jamais compté comme un non. `,
      )}
      <a class="no-print" href="/methode">
        Comment ces chiffres sont comptés
      </a>
      <span class="print-only">{t(`Méthode : ${origin}/methode`)}</span>
    </p>
  )
}
