import type { Severity } from '../../../errors.js'
import { countOf, date, dayInFrance, integer, plural, typographic as t } from '../../../french.js'
import type { ImportOrigin, ImportSummary } from '../../../store/imports.js'
import type { FindingCount, Settlement } from '../../../store/settled.js'
import type { Upload } from '../../../store/uploads.js'
import { isInterrupted, SILENT } from '../../../tasks/upload/interruption.js'

const MOMENT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

/** An instant as read in France: "12 mars 2025 à 14:05". */
export const moment = (iso: string): string => MOMENT.format(new Date(iso)).replace(/^1 /, '1er ')

export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  xlsx: 'classeur .xlsx',
  xls: 'classeur .xls',
  xlsb: 'classeur .xlsb',
  ods: 'classeur .ods',
  csv: 'fichier CSV',
  'decp-json': 'données essentielles (DECP, JSON)',
  'decp-xml': 'données essentielles (DECP, XML)',
  'decp-table': 'données essentielles (DECP, copie annotée)',
}

export const SEVERITY_WORDS: Record<Severity, { readonly one: string; readonly many: string; readonly shape: string }> =
  {
    error: { one: 'erreur', many: 'erreurs', shape: '✘' },
    warning: { one: 'avertissement', many: 'avertissements', shape: '▲' },
    info: { one: 'information', many: 'informations', shape: '•' },
  }

/** Every data row in exactly one of these counts (SPEC §4). */
export const ROW_OUTCOMES = [
  ['created', 'Marchés nouveaux'],
  ['updated', 'Marchés modifiés'],
  ['unchanged', 'Marchés inchangés'],
  ['duplicates', 'Lignes qui répètent ou complètent un marché du fichier'],
  ['rejected', 'Lignes mises de côté'],
] as const satisfies readonly (readonly [keyof ImportSummary, string])[]

/** Where the rows of an import made here come from. */
export function originWords({ kind, importId }: ImportOrigin): string {
  if (kind === 'typed') return 'lignes saisies ici'
  if (kind === 'again') return `importé de nouveau, à la place de l’import n° ${importId}, annulé`
  return `lignes corrigées${importId === null ? '' : ` de l’import n° ${importId}`}`
}

/** "11", "11, dont 4 réglées depuis", "1, réglée depuis". */
export function mendedOf({ count, settled }: FindingCount): string {
  if (settled === 0) return integer(count)
  if (settled < count) return `${integer(count)}, dont ${countOf(settled, 'réglée', 'réglées')} depuis`
  return `${integer(count)}, ${plural(count, 'réglée', 'toutes réglées')} depuis`
}

/** "réglée le 12 mars 2025 : corrigée à la main". */
export function settlementWords({ how, at, importId }: Settlement): string {
  const by = importId === null ? '' : ` n° ${importId}`
  const said = {
    set: 'corrigée à la main',
    superseded: `reprise par l’import${by}`,
    correct: `ligne corrigée, par l’import${by}`,
    leave: 'ligne laissée de côté',
    compared: 'marchés semblables réunis, dits différents, ou dont l’acheteur est corrigé',
    undone: 'import annulé',
  } as const
  return `réglée le ${date(dayInFrance(new Date(at)))} : ${said[how]}`
}

/** How an upload stands. `next`: where its page leads once there is nothing to wait for. */
export interface Following {
  readonly state: 'waiting' | 'running' | 'interrupted' | 'failed' | 'held' | 'done'
  readonly text: string
  readonly done: number | null
  readonly total: number | null
  readonly next: string | null
}

export function following(upload: Upload, now: Date): Following {
  const path = depositHref(upload.id)
  const still = { done: null, total: null, next: path }
  if (isInterrupted(upload, now)) return { ...still, state: 'interrupted', text: t(SILENT.message) }
  switch (upload.state) {
    case 'running':
      return { ...running(upload), state: 'running', next: null }
    case 'failed':
      return { ...still, state: 'failed', text: t(upload.message ?? '') }
    case 'held':
      return { ...still, ...HELD[upload.task === 'preview' ? 'preview' : 'look'](path), state: 'held' }
    case 'done':
      return { ...still, state: 'done', text: 'Import terminé.', next: reportPath(upload) }
    default:
      return {
        ...still,
        state: 'waiting',
        text: t(
          `En attente : ${TASK_WORDS[upload.task].begins} dans un instant, ou dès que l’import précédent est fini.`,
        ),
        next: null,
      }
  }
}

/** The page of a deposit, which leads to where it stands. */
export const depositHref = (id: number): string => `/registres/depots/${id}`

const HELD = {
  look: (path: string) => ({ text: 'Colonnes à regarder.', next: `${path}/colonnes` }),
  preview: (path: string) => ({ text: 'Aperçu prêt, rien n’est encore écrit.', next: `${path}/apercu` }),
} as const

export const reportPath = (upload: Upload): string =>
  upload.importId === null ? '/registres' : `/registres/${upload.importId}?depot=${upload.id}`

/** What is under way, as its page says. */
export const TASK_WORDS: Record<Upload['task'], { readonly title: string; readonly begins: string }> = {
  look: { title: 'Lecture des colonnes', begins: 'la lecture des colonnes commence' },
  preview: { title: 'Aperçu', begins: 'l’aperçu commence' },
  import: { title: 'Import', begins: 'l’import commence' },
}

/** Contracts are at most as many as rows: a total that is reached early, never passed. */
function running({ stage, rowsRead, settled }: Upload): Pick<Following, 'text' | 'done' | 'total'> {
  if (stage === null) return { text: 'Ouverture du fichier…', done: null, total: null }
  if (stage === 'reading') {
    return { text: t(`Lecture : ${countOf(rowsRead, 'ligne lue', 'lignes lues')}.`), done: null, total: null }
  }
  const text = `Recherche des clauses et des preuves : ${countOf(settled, 'marché établi', 'marchés établis')} ; ${integer(rowsRead)} lignes lues.`
  return { text: t(text), done: settled, total: Math.max(rowsRead, settled) }
}
