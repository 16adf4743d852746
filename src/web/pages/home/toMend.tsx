import type { Child } from 'hono/jsx'
import { countOf, typographic as t } from '../../../french.js'
import type { FindingCount } from '../../../store/settled.js'
import type { StandingImport } from '../../../tasks/home.js'
import { reportHref } from '../registers/address.js'
import { SEVERITY_WORDS } from '../registers/words.js'
import { Task } from './task.js'

/** Over all the imports that stand, in the words and counts of the page of registers. */
export function rowsToMend(imports: readonly StandingImport[]) {
  const aside = imports.filter(({ openRejected }) => openRejected > 0)
  const remarked = imports.filter(({ error, warning }) => left(error) + left(warning) > 0)
  const tasks: Child[] = []
  if (aside.length > 0) {
    const rows = aside.reduce((sum, { openRejected }) => sum + openRejected, 0)
    const done = aside.reduce((sum, { rejected, openRejected }) => sum + rejected - openRejected, 0)
    tasks.push(
      <Task href={placeOf(aside, 'mises-de-cote')} what={countOf(rows, 'ligne mise de côté', 'lignes mises de côté')}>
        {t('Gardées et listées, mais dans aucun chiffre.')}
        {done > 0 && t(` ${countOf(done, 'autre est réglée', 'autres sont réglées')} depuis.`)}
        <Places imports={aside}>{(each) => [{ count: each.openRejected, anchor: 'mises-de-cote' }]}</Places>
      </Task>,
    )
  }
  if (remarked.length > 0) {
    const remarks = remarked.reduce((sum, { error, warning }) => sum + left(error) + left(warning), 0)
    const mended = remarked.reduce((sum, { error, warning }) => sum + error.settled + warning.settled, 0)
    tasks.push(
      <Task href={placeOf(remarked, 'remarques')} what={`${countOf(remarks, 'remarque', 'remarques')} sur le registre`}>
        {t('Montants, dates ou identifiants lus avec un doute, cellule par cellule.')}
        {mended > 0 && t(` ${countOf(mended, 'autre est réglée', 'autres sont réglées')} depuis.`)}
        <Places imports={remarked}>{remarksOf}</Places>
      </Task>,
    )
  }
  return tasks
}

/** What is still to be mended. */
const left = ({ count, settled }: FindingCount): number => count - settled

/** The report where it is all in one, else the list of imports. */
function placeOf(imports: readonly StandingImport[], anchor: string): string {
  const [only, ...others] = imports
  return only && others.length === 0 ? `/registres/${only.id}#${anchor}` : '/registres#imports'
}

interface Place {
  readonly count: number
  readonly severity?: 'error' | 'warning'
  readonly anchor: string
}

function remarksOf({ error, warning }: StandingImport): Place[] {
  const places: Place[] = [
    { count: left(error), severity: 'error', anchor: 'liste' },
    { count: left(warning), severity: 'warning', anchor: 'liste' },
  ]
  return places.filter(({ count }) => count > 0)
}

/** Imports named under a line; the page of registers lists them all. */
const NAMED = 4

interface PlacesProps {
  readonly imports: readonly StandingImport[]
  readonly children: (each: StandingImport) => readonly Place[]
}

/** In which import how many, each leading to its own list. */
function Places({ imports, children: placesOf }: PlacesProps) {
  return (
    <>
      {imports.slice(0, NAMED).map((each) => (
        <span class="place">
          {t(`${each.file} : `)}
          {placesOf(each).map((place, at) => (
            <>
              {at > 0 && ', '}
              <a href={hrefOf(each, place)}>{placeText(place)}</a>
            </>
          ))}
        </span>
      ))}
      {imports.length > NAMED && (
        <span class="place">{t(`et ${countOf(imports.length - NAMED, 'autre import', 'autres imports')}`)}</span>
      )}
    </>
  )
}

const hrefOf = ({ id }: StandingImport, { severity, anchor }: Place): string =>
  reportHref(id, { filter: severity ? { severity, open: true } : {}, page: 1, rejectedPage: 1 }, anchor)

function placeText({ count, severity }: Place): string {
  if (severity === undefined) return countOf(count, 'ligne', 'lignes')
  const { one, many } = SEVERITY_WORDS[severity]
  return countOf(count, one, many)
}
