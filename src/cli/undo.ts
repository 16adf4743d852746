import { countOf, integer } from '../french.js'
import { LOCAL } from '../store/database.js'
import type { ContractChange } from '../tasks/preview/changes.js'
import { type UndoReport, undoImport } from '../tasks/undo.js'
import { type UndoPreview, undoPreview } from '../tasks/undoPreview.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser undo ID`: the import is withdrawn, its contracts go back to what the others say; `--dry-run`: what that would change. */
export async function undoCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.undo, true)
  const [text] = positionals
  if (!text || positionals.length > 1 || !/^\d+$/.test(text)) {
    throw usage('Donnez le numéro d’un import, et un seul : spaser undo 3.')
  }
  const db = openDatabase(values.db)
  try {
    if (values['dry-run']) {
      const preview = await undoPreview(db, LOCAL, Number(text))
      const { summary, ...said } = preview
      terminal.out(values.json ? JSON.stringify({ id: summary.id, ...said }) : previewText(preview))
    } else {
      const report = await undoImport(db, LOCAL, Number(text), () => new Date())
      terminal.out(values.json ? JSON.stringify(report) : doneText(report))
    }
    return EXIT.done
  } finally {
    await db.close()
  }
}

const doneText = ({ id, hidden, restored }: UndoReport): string =>
  `Import n° ${id} annulé : ${countOf(hidden, 'marché retiré', 'marchés retirés')}, ${countOf(restored, 'rétabli tel qu’avant', 'rétablis tels qu’avant')}.`

function previewText({ summary, hidden, changed, uncompared, fields, first }: UndoPreview): string {
  const more = uncompared > 0 ? `, ${countOf(uncompared, 'autre non comparé', 'autres non comparés')}` : ''
  return [
    `Annuler l’import n° ${summary.id} (${summary.file}) : ${countOf(hidden, 'marché retiré', 'marchés retirés')}, ${countOf(changed, 'changé', 'changés')}${more}.`,
    ...fields.map(({ label, contracts }) => `  ${label} : ${countOf(contracts, 'marché', 'marchés')}`),
    ...first.flatMap(changeLines),
    ...(changed > first.length ? [`  … et ${integer(changed - first.length)} de plus`] : []),
    'Rien n’a été écrit (--dry-run).',
  ].join('\n')
}

const changeLines = ({ uid, objet, fields }: ContractChange): string[] => [
  `${uid}  ${objet.replace(/\s+/g, ' ').slice(0, 80)}`,
  ...fields.map(({ label, before, after }) => `  ${label} : ${before ?? UNSAID} → ${after ?? UNSAID}`),
]

const UNSAID = 'non renseigné'
