import { capital, countOf, typographic as t } from '../../../french.js'
import { columnName } from '../../../register/cellRef.js'
import { UNRECOGNISED } from '../../../register/columns/claims.js'
import { DOUBTFUL } from '../../../register/columns.js'
import { CHOSEN } from '../../../register/table/mapped.js'
import type { Upload } from '../../../store/uploads.js'
import { type DepositColumns, isAskedOfBlanks } from '../../../tasks/columns.js'
import { page } from '../../ui/layout.js'
import { DepositTitle } from './depositTitle.js'
import { columnField } from './mappingFields.js'
import { MappingFiles } from './mappingFiles.js'
import { MappingSheet } from './mappingSheet.js'
import { FORMAT_WORDS } from './words.js'

interface MappingPageProps {
  readonly upload: Upload
  readonly columns: DepositColumns
  /** Why what was sent was refused. */
  readonly refusal: string | null
}

/** What each column of a file would be taken for, with its first rows, to be corrected by choosing. */
export function mappingPage({ upload, columns, refusal }: MappingPageProps) {
  const { sheets, notes } = columns
  return page(
    { title: `Colonnes – ${upload.fileName}`, section: '/registres', wide: true },
    <>
      <DepositTitle title="Les colonnes du registre" upload={upload} />
      {refusal !== null && (
        <p class="notice error" role="alert">
          {t(refusal)}
        </p>
      )}
      {upload.state === 'failed' && upload.message !== null && <p class="notice error">{t(upload.message)}</p>}
      {columns.refusal !== null && <p class="notice error">{t(columns.refusal)}</p>}
      <p class="lead">{t(introduction(columns))}</p>
      <Unread sheets={sheets} />
      <Unasked sheets={sheets} />
      {notes.map(({ message }) => (
        <p class="notice">{t(message)}</p>
      ))}
      <form method="post" action={`/registres/depots/${upload.id}/colonnes`}>
        <Buttons sheets={sheets.length} />
        {sheets.map((sheet, at) => (
          <MappingSheet sheet={sheet} at={at} />
        ))}
        {columns.otherSheets > 0 && (
          <p class="note">
            {t(
              `${countOf(columns.otherSheets, 'autre feuille n’est pas montrée', 'autres feuilles ne sont pas montrées')} ici : leurs colonnes seront reconnues seules.`,
            )}
          </p>
        )}
        {sheets.length > 0 && <Buttons sheets={sheets.length} />}
      </form>
      {sheets.length > 0 && <MappingFiles id={upload.id} />}
      <form method="post" action={`/registres/depots/${upload.id}/retirer`}>
        <button type="submit">Annuler ce dépôt</button>
      </form>
    </>,
  )
}

/** The three ways on; a change of the header asks to look again first. */
function Buttons({ sheets }: { readonly sheets: number }) {
  return (
    <div class="actions deposit-actions">
      <button class="primary" type="submit" name="suite" value="apercu">
        Voir l’aperçu
      </button>
      {sheets > 0 && (
        <button type="submit" name="suite" value="relire">
          Relire les feuilles ainsi
        </button>
      )}
      <button type="submit" name="suite" value="importer">
        Importer sans aperçu
      </button>
    </div>
  )
}

const ORIGINS: Record<DepositColumns['origin'], string> = {
  given: 'Les colonnes ont été reconnues, sauf ce que vous avez dit.',
  remembered: 'Ces en-têtes sont connus : leurs colonnes sont lues comme on l’a déjà dit ici.',
  guessed:
    'Aucun en-tête n’est connu : ces colonnes sont devinées d’après leurs seules valeurs. Relisez-les toutes avant d’aller plus loin.',
  recognised: 'Les colonnes ont été reconnues seules.',
}

function introduction({ format, sheets, origin }: DepositColumns): string {
  const what = capital(FORMAT_WORDS[format] ?? format)
  if (sheets.length === 0) return `${what} : ce fichier dit lui-même ce que sont ses données, il n’y a rien à choisir.`
  const doubts = sheets.flatMap(({ columns }) => columns.filter(isDoubtful)).length
  const sure = sheets.some(({ columns }) => columns.some(isUnknown)) ? '' : 'Aucune ne fait de doute.'
  const asked =
    doubts === 0 ? sure : `${countOf(doubts, 'colonne est à confirmer', 'colonnes sont à confirmer')}, marquées ▲.`
  return `${what}, ${countOf(sheets.length, 'feuille', 'feuilles')}. ${originOf(sheets, origin)} ${asked}`.trim()
}

function originOf(sheets: DepositColumns['sheets'], origin: DepositColumns['origin']): string {
  const chosen = sheets.flatMap(({ columns }) => columns.filter(({ reason }) => reason === CHOSEN))
  if (origin !== 'given' || chosen.length === 0) return ORIGINS[origin]
  const said = countOf(
    chosen.length,
    'colonne est lue comme vous l’avez dit',
    'colonnes sont lues comme vous l’avez dit',
  )
  return `${said}, les autres comme elles ont été reconnues.`
}

/** Columns that hold values and are not read, since nobody knows their header: the first thing to settle. */
function Unread({ sheets }: Pick<DepositColumns, 'sheets'>) {
  const unread = placed(sheets, isUnknown)
  if (unread.length === 0) return null
  const many = countOf(unread.length, 'colonne remplie n’est pas lue', 'colonnes remplies ne sont pas lues')
  const then = unread.length === 1 ? 'Dites ce qu’elle est, ou laissez-la.' : 'Dites ce qu’elles sont, ou laissez-les.'
  return <Pointed to={unread} before={`▲ ${many} : `} after={`. ${then}`} />
}

/** Columns that somebody has just said to be yes/no ones, and of whose empty cells nothing is decided. */
function Unasked({ sheets }: Pick<DepositColumns, 'sheets'>) {
  const unasked = placed(sheets, isAskedOfBlanks)
  if (unasked.length === 0) return null
  return (
    <Pointed
      to={unasked}
      before="▲ Des cellules vides sous "
      after=" : dites à leur ligne si elles veulent dire non, ou passez (elles ne diront rien) ; votre réponse est retenue."
    />
  )
}

interface PlacedColumn {
  readonly column: Column
  readonly at: number
}

const placed = (sheets: DepositColumns['sheets'], which: (column: Column, heard: number) => boolean): PlacedColumn[] =>
  sheets.flatMap(({ columns, heard }, at) =>
    columns.filter((column) => which(column, heard)).map((column) => ({ column, at })),
  )

interface PointedProps {
  readonly to: readonly PlacedColumn[]
  readonly before: string
  readonly after: string
}

/** A sentence that leads to the line of each column it is about. */
function Pointed({ to, before, after }: PointedProps) {
  return (
    <p class="notice">
      {t(before)}
      {to.map(({ column: { column, header }, at }, index) => (
        <>
          {index > 0 && ', '}
          <a href={`#${columnField(at, column, 'rang')}`}>{t(`${columnName(column)} « ${header} »`)}</a>
        </>
      ))}
      {t(after)}
    </p>
  )
}

type Column = DepositColumns['sheets'][number]['columns'][number]

/** It holds values under a header we do not know: not read, and not known to be of no use either. */
export const isUnknown = ({ field, filled, reason }: Column): boolean =>
  field === null && filled > 0 && reason.startsWith(UNRECOGNISED)

/** Read, but not for sure. */
export const isDoubtful = ({ field, confidence }: Column): boolean => field !== null && confidence < DOUBTFUL
