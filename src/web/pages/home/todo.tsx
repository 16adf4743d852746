import type { Child } from 'hono/jsx'
import { countOf, date, integer, plural, typographic as t } from '../../../french.js'
import { FACTS } from '../../../indicators/facts.js'
import type { Fact, NumberShare } from '../../../indicators/types.js'
import type { Home, LastImport } from '../../../tasks/home.js'
import type { Summary } from '../../../tasks/summary.js'
import { contractsHref } from '../../query.js'
import { headlinesOf } from '../summary/headlines.js'
import { countedIn, excludedFrom, factOf } from '../summary/view.js'

/** What to do next, what decides an objective first; each line leads to where it is done. */
export function Todo({ home: { summary, lastImport } }: { readonly home: Home }) {
  const tasks = [
    ...(lastImport ? rowsToMend(lastImport) : []),
    ...sharesOf(summary).flatMap((share) => toQualify(share, summary)),
    ...undated(summary),
  ]
  return (
    <section aria-labelledby="a-faire">
      <h2 id="a-faire">À faire</h2>
      {tasks.length === 0 && <p>{t('Rien n’attend : tout ce que le registre contient est lu et qualifié.')}</p>}
      {tasks.length > 0 && <ol class="todo">{tasks}</ol>}
      {lastImport && <Import of={lastImport} />}
    </section>
  )
}

function Import({ of: { id, file, finishedAt } }: { readonly of: LastImport }) {
  return (
    <p class="note">
      {t('Dernier import : ')}
      <a href={`/registres/${id}`}>{file}</a>
      {finishedAt && `, le ${date(finishedAt.slice(0, 10))}`}
      {' · '}
      <a href="/registres">importer un autre registre</a>
    </p>
  )
}

function Task({ href, what, children }: { readonly href: string; readonly what: string; readonly children: Child }) {
  return (
    <li>
      <a href={href}>{t(what)}</a>
      <span class="why">{children}</span>
    </li>
  )
}

function rowsToMend({ id, rejected, errors, warnings }: LastImport) {
  const href = `/registres/${id}`
  const tasks: Child[] = []
  if (rejected > 0) {
    tasks.push(
      <Task href={href} what={`${countOf(rejected, 'ligne mise', 'lignes mises')} de côté à l’import`}>
        {t('Gardées et listées, mais dans aucun chiffre.')}
      </Task>,
    )
  }
  const remarks = errors + warnings
  if (remarks > 0) {
    tasks.push(
      <Task href={href} what={`${countOf(remarks, 'remarque', 'remarques')} sur le registre`}>
        {t('Montants, dates ou identifiants lus avec un doute, cellule par cellule.')}
      </Task>,
    )
  }
  return tasks
}

/** The facts that the first figures are made of, in number; what could settle an objective comes first. */
function sharesOf(summary: Summary): NumberShare[] {
  const shares = headlinesOf(summary).flatMap(({ indicator }) => (indicator.base === 'contract' ? [indicator] : []))
  return shares.sort((a, b) => Number(b.status === 'undetermined') - Number(a.status === 'undetermined'))
}

function toQualify(share: NumberShare, summary: Summary) {
  const fact = factOf(share.id)
  const { review, unknown } = share.counts
  if (!fact || review + unknown === 0) return []
  const href = contractsHref(countedIn(summary, { fact, states: ['review', 'unknown'] }))
  const what = `${countOf(review + unknown, 'marché', 'marchés')} de ${summary.year} à qualifier : ${nameOf(fact)}`
  const parts = [
    review > 0 ? `${integer(review)} à vérifier` : null,
    unknown > 0 ? countOf(unknown, 'non renseigné', 'non renseignés') : null,
  ].filter((part) => part !== null)
  return [
    <Task href={href} what={what}>
      {t(`${parts.join(', ')}.`)}
      {share.status === 'undetermined' && <strong>{t(' L’objectif en dépend.')}</strong>}
    </Task>,
  ]
}

/** "clause d’insertion", "considération environnementale (clause ou critère)", "réservation". */
function nameOf(fact: Fact): string {
  return fact === 'reserved' ? 'réservation' : FACTS[fact].label.replace(/^Marchés avec /, '')
}

function undated(summary: Summary) {
  const count = summary.all.population.excluded.find(({ reason }) => reason === 'undated')?.count ?? 0
  if (count === 0) return []
  return [
    <Task
      href={contractsHref(excludedFrom(summary, 'undated'))}
      what={countOf(count, 'marché sans date', 'marchés sans date')}
    >
      {t(`${plural(count, 'Il n’est compté', 'Ils ne sont comptés')} dans aucune année.`)}
    </Task>,
  ]
}
