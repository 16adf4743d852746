import type { Database, Scope } from '../../store/database.js'
import { interruptUploads } from '../../store/uploadRun.js'
import type { Upload } from '../../store/uploads.js'

/** Uploads that wait or run give a sign of life every few seconds: after so long without one, nothing runs them. */
const SILENT_MS = 60_000

/** Why an import stopped before its end: for programs, and for people. */
export const UNFORESEEN = {
  code: 'unforeseen',
  message:
    'L’import s’est arrêté sur une erreur imprévue ; rien n’a été changé. Reprenez-le ; si l’erreur revient, le détail est dans le journal du serveur.',
}

const INTERRUPTED = {
  code: 'interrupted',
  message: 'L’import a été interrompu par un arrêt du service ; rien n’a été changé, et le fichier est gardé.',
}

const OVERTIME = {
  code: 'overtime',
  message:
    'L’import a été arrêté : il durait trop longtemps. Rien n’a été changé. Découpez le fichier, par année par exemple.',
}

/** What is said of an upload that only its silence tells of. */
export const SILENT = {
  code: 'interrupted',
  message:
    'L’import ne donne plus signe de vie : il a sans doute été interrompu. Rien n’a été changé, et le fichier est gardé ; la page « Registres » permet de le reprendre.',
}

const REASONS = { unforeseen: UNFORESEEN, interrupted: INTERRUPTED, overtime: OVERTIME }

export type Interruption = keyof typeof REASONS

/** Says of uploads that wait or run that whatever ran them has ended. */
export async function abandonUploads(
  db: Database,
  scope: Scope,
  clock: () => Date,
  ids: readonly number[],
  reason: Interruption,
): Promise<void> {
  await interruptUploads(db, scope, { ...REASONS[reason], at: clock().toISOString() }, { ids })
}

/** Says so of those that wait or run without a sign of life; another process may well run the others. */
export async function abandonSilent(db: Database, scope: Scope, clock: () => Date): Promise<void> {
  const now = clock()
  await interruptUploads(db, scope, { ...INTERRUPTED, at: now.toISOString() }, { staleBefore: silentSince(now) })
}

/** Whether an upload waits or runs by its own account, yet gives no sign of life. */
export const isInterrupted = ({ state, touchedAt }: Upload, now: Date): boolean =>
  (state === 'running' || state === 'received') && touchedAt < silentSince(now)

/** The moment before which a last sign of life is too old. */
export const silentSince = (now: Date): string => new Date(now.getTime() - SILENT_MS).toISOString()
