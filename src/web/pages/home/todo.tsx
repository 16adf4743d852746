import { countOf, date, dayInFrance, integer, listOf, plural, typographic as t } from '../../../french.js'
import { FACTS } from '../../../indicators/facts.js'
import { kindsOf, NOT_STATED } from '../../../indicators/selection.js'
import type { Fact, NumberShare } from '../../../indicators/types.js'
import { KIND_LABELS } from '../../../states.js'
import type { Home, StandingImport } from '../../../tasks/home.js'
import type { RulesStanding } from '../../../tasks/rules.js'
import type { Summary } from '../../../tasks/summary.js'
import { contractsHref } from '../../query.js'
import { RETAG_PATH } from '../retag/page.js'
import { RECONFIRM_PATH, REVIEW_PATH, reviewHref } from '../review/address.js'
import { headlinesOf } from '../summary/headlines.js'
import { countedIn, excludedFrom, factOf } from '../summary/view.js'
import { Task } from './task.js'
import { rowsToMend } from './toMend.js'

/** What to do next, what decides an objective first; each line leads to where it is done. */
export function Todo({
  home: { summary, imports, withoutBuyer, undeclared, questions, toReconfirm, rules },
}: {
  readonly home: Home
}) {
  const tasks = [
    ...rowsToMend(imports),
    ...sharesOf(summary).flatMap((share) => toQualify(share, summary)),
    ...toSettle(questions),
    ...movedSince(toReconfirm),
    ...toDeclare(undeclared),
    ...undated(summary),
    ...buyerless(withoutBuyer),
    ...readOtherwise(rules),
  ]
  const [last] = imports
  return (
    <section aria-labelledby="a-faire">
      <h2 id="a-faire">À faire</h2>
      {tasks.length === 0 && <p>{t('Rien n’attend : tout ce que le registre contient est lu et qualifié.')}</p>}
      {tasks.length > 0 && <ol class="todo">{tasks}</ol>}
      {last && <Import of={last} />}
    </section>
  )
}

function Import({ of: { id, file, finishedAt } }: { readonly of: StandingImport }) {
  return (
    <p class="note">
      {t('Dernier import : ')}
      <a href={`/registres/${id}`}>{file}</a>
      {finishedAt && `, le ${date(dayInFrance(new Date(finishedAt)))}`}
      {' · '}
      <a href="/registres">importer un autre registre</a>
    </p>
  )
}

/** The facts that the first figures are made of, in number; what could settle an objective comes first. */
function sharesOf(summary: Summary): NumberShare[] {
  const shares = headlinesOf(summary).flatMap(({ indicator }) =>
    indicator.family === 'share' && indicator.base === 'contract' ? [indicator] : [],
  )
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
      <HowToQualify fact={fact} year={summary.year} counts={{ review, unknown }} />
    </Task>,
  ]
}

interface HowProps {
  readonly fact: Fact
  readonly year: number
  readonly counts: Pick<NumberShare['counts'], 'review' | 'unknown'>
}

/** Those to be reviewed are asked one after the other, or many at once; what nobody says is for the register to say. */
function HowToQualify({ fact, year, counts: { review, unknown } }: HowProps) {
  const kinds = kindsOf(fact)
  const columns = listOf(kinds.map((kind) => `« ${KIND_LABELS[kind]} »`))
  const named = kinds.length === 1 ? `la colonne ${columns}` : `les colonnes ${columns}`
  return (
    <>
      {review > 0 && (
        <>
          {t(' Ceux à vérifier se règlent à la suite, ou par groupes : ')}
          {kinds.map((kind, at) => (
            <>
              {at > 0 && ', '}
              <a href={reviewHref({ kind, year })}>{KIND_LABELS[kind]}</a>
            </>
          ))}
          .
        </>
      )}
      {unknown > 0 &&
        t(
          ` ${review > 0 ? 'Pour les autres, complétez' : 'Complétez'} ${named} du registre, puis déposez-le de nouveau.`,
        )}
    </>
  )
}

/** "clause d’insertion", "considération environnementale (clause ou critère)", "réservation". */
function nameOf(fact: Fact): string {
  return fact === 'reserved' ? 'réservation' : FACTS[fact].label.replace(/^Marchés avec /, '')
}

/** What neither column nor text establishes: settled one key at a time. */
function toSettle(count: number) {
  if (count === 0) return []
  return [
    <Task href={REVIEW_PATH} what={countOf(count, 'marché à vérifier', 'marchés à vérifier')}>
      {t('Une question à la fois, ce qui pèse le plus sur les objectifs d’abord ; chaque réponse s’annule.')}
    </Task>,
  ]
}

/** They hold, but what they were founded on reads otherwise. */
function movedSince(count: number) {
  if (count === 0) return []
  return [
    <Task href={RECONFIRM_PATH} what={countOf(count, 'décision à reconfirmer', 'décisions à reconfirmer')}>
      {t(
        `${plural(count, 'Elle reste', 'Elles restent')} en vigueur ; ce qui avait été lu a changé depuis. Celles d’une même cause se confirment ensemble.`,
      )}
    </Task>,
  ]
}

/** What the texts say and the publication does not: of every year, for it is corrected as a whole. */
function toDeclare(count: number) {
  if (count === 0) return []
  const what = `${countOf(count, 'marché', 'marchés')} à mieux déclarer : un fait est dans ses textes, pas dans sa colonne`
  return [
    <Task href={contractsHref({ gap: 'undeclared' })} what={what}>
      {t('Leur phrase est citée, avec la valeur à publier : ')}
      <a href="/ecarts">écarts entre textes et déclarations</a>.
    </Task>,
  ]
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

function buyerless(count: number) {
  if (count === 0) return []
  return [
    <Task
      href={contractsHref({ acheteur: NOT_STATED })}
      what={countOf(count, 'marché sans acheteur connu', 'marchés sans acheteur connu')}
    >
      {t(
        `${plural(count, 'Compté', 'Comptés')} dans les chiffres, mais d’aucun acheteur. Donnez-le sur leur page, ou réunissez-les avec le marché semblable dont l’acheteur est connu ; s’il manque à tout un registre, annulez son import et déposez-le de nouveau avec le SIRET de l’acheteur.`,
      )}
    </Task>,
  ]
}

/** Contracts whose facts the rules of today may read otherwise, or rules that no longer go with ours. */
function readOtherwise({ outdated, ungrounded, fault }: RulesStanding) {
  if (fault !== null) {
    return [
      <Task href="/methode#regles" what="les règles de l’organisation sont à corriger">
        {t(fault)}
      </Task>,
    ]
  }
  if (outdated === 0) return []
  if (outdated === ungrounded) {
    const what = countOf(ungrounded, 'marché est à relire une fois', 'marchés sont à relire une fois')
    return [
      <Task href={RETAG_PATH} what={what}>
        {t(
          'On saura alors qui dit chaque fait, de la colonne, des textes ou d’un agent ; les faits restent les mêmes.',
        )}
      </Task>,
    ]
  }
  const what = `${countOf(outdated, 'marché a été lu', 'marchés ont été lus')} avec d’anciennes règles`
  return [
    <Task href={RETAG_PATH} what={what}>
      {t('La page montre ce que les nouvelles changent, avant de rien écrire.')}
    </Task>,
  ]
}
