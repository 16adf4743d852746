import { cellAddress } from './cellRef.js'
import type { CellPlace } from './cellText.js'
import type { IssueLog } from './issueLog.js'
import { MAX_COLUMNS } from './limits.js'

/** A formula never computed: said once a sheet, for the whole sheet is so. */
export function noteUncached({ sheet, row, column }: CellPlace, log: IssueLog): void {
  const cell = cellAddress(sheet, row, column)
  log.addOnce({
    code: 'formulaWithoutValue',
    severity: 'warning',
    cell,
    value: null,
    message: `Feuille « ${sheet} » : des formules n’ont pas de valeur enregistrée (la première en ${cell}) et sont lues comme vides. Ouvrez le classeur dans votre tableur et enregistrez-le.`,
  })
}

/** A cell that points at a shared string the workbook does not have; `value` is what it says. */
export function noteMissingString({ sheet, row, column }: CellPlace, value: string | null, log: IssueLog): void {
  const cell = cellAddress(sheet, row, column)
  log.add({
    code: 'missingString',
    severity: 'error',
    cell,
    value,
    message: `${cell} : le texte de cette cellule manque dans le classeur ; elle est lue comme vide. Réenregistrez le classeur depuis votre tableur.`,
  })
}

/** A cell further right than a sheet goes; said once a sheet. */
export function noteBeyondColumns({ sheet, row }: Omit<CellPlace, 'column'>, log: IssueLog): void {
  log.addOnce({
    code: 'tooManyColumns',
    severity: 'warning',
    cell: `${sheet}!${row}`,
    value: null,
    message: `Feuille « ${sheet} », ligne ${row} : les cellules au-delà de la colonne XFD (${MAX_COLUMNS}) ne sont pas lues.`,
  })
}

/** Comments people wrote on cells; said once a sheet. */
export function noteComments(sheet: string, log: IssueLog): void {
  log.addOnce({
    code: 'cellComments',
    severity: 'info',
    cell: null,
    value: null,
    message: `Feuille « ${sheet} » : les commentaires (notes) de ses cellules ne sont pas lus. Ce qu’ils disent d’un marché se lit dans une colonne « Observations ».`,
  })
}

/** A sheet the workbook lists and whose part it does not have. */
export function noteMissingSheet(name: string, log: IssueLog): void {
  log.add({
    code: 'missingSheet',
    severity: 'error',
    cell: null,
    value: name,
    message: `La feuille « ${name} » est annoncée par le classeur mais son contenu n’y est pas : réenregistrez-le depuis votre tableur.`,
  })
}
