import type { Siret } from '../contract.js'
import { countOf, integer } from '../french.js'
import { type FileAgain, openAgain, type ReadAs } from '../register/again.js'
import { FATE_HEADER, RECORD_FATE_HEADERS } from '../register/annotated.js'
import type { ByteSource } from '../register/byteSource.js'
import { REST, UNREAD } from '../register/decp/flat/columns.js'
import type { RawRecord } from '../register/decp/xml/entries.js'
import type { MappingFile } from '../register/mapping.js'
import { READER_VERSION } from '../register/reader.js'
import type { Cell, CellRange, ReadLimits, RecordHeader, Sheet, SheetRow } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'
import { countIssues, type ImportSummary } from '../store/imports.js'
import { type Fate, type RowFates, rowFates } from './annotate/fates.js'
import { type CellNote, type CellNotes, cellNotes } from './annotate/notes.js'
import { PlacedNotes } from './annotate/placed.js'
import { RecordColumns } from './annotate/records.js'
import { knownImport, originalFile } from './registers.js'

/** A row as received, with what is said of it. */
export interface AnnotatedRow {
  /** 1-based. */
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
  /** What was done with it; null: it is no data. */
  readonly fate: Fate | null
  /** Of its cells by 0-based column; -1: of the row. */
  readonly notes: ReadonlyMap<number, CellNote>
}

export interface AnnotatedSheet {
  readonly name: string
  readonly hidden: boolean
  /** The row to keep in sight; 0: none. */
  readonly headerRow: number
  /** 0-based, where our own column stands; null: nothing was read of this sheet. */
  readonly fateColumn: number | null
  /** The header of our own column. */
  readonly fateHeader: string
  /** Texts stay texts, also once corrected: what looks like a number or a date is not made one. */
  readonly keepsTexts: boolean
  merges(): Promise<readonly CellRange[]>
  rows(): AsyncIterable<readonly AnnotatedRow[]>
}

/** A register to be given back as it was read, with what is said of each cell and what was done with each row. */
export interface AnnotatedCopy {
  readonly summary: ImportSummary
  readonly date1904: boolean
  readonly sheets: readonly AnnotatedSheet[]
  /** What whoever opens it must know, complete once the sheets are walked. */
  about(): readonly string[]
}

export interface AnnotateAsked {
  readonly limits?: Partial<ReadLimits>
  /** The file itself, where the base does not keep it. */
  readonly file?: ByteSource
}

const TABLE = 'Registre'
const RECORD_SHEETS = [
  ['marche', 'Marchés'],
  ['concession', 'Concessions'],
] as const

/** Opens the file of an import anew to annotate it. Throws AppError where there is no such import, or its file is not kept. */
export async function annotatedCopy(
  db: Database,
  scope: Scope,
  id: number,
  { limits, file }: AnnotateAsked = {},
): Promise<AnnotatedCopy> {
  const summary = await knownImport(db, scope, id)
  const bytes = file ?? (await originalFile(db, scope, id)).bytes
  const read = readAs(await optionsOfImport(db, scope, id), limits)
  const again = await openAgain(bytes, read)
  const fates = await rowFates(db, scope, id, again)
  const notes = await cellNotes(db, scope, id, await countIssues(db, scope, id))
  const apart: Apart = { values: 0 }
  const sheets =
    again.sheets === null
      ? await recordSheets(again, fates, notes, apart)
      : await tableSheets(again.sheets, fates, notes)
  const isRecords = sheets.some(({ keepsTexts }) => keepsTexts)
  const date1904 = again.sheets?.some(({ sheet }) => sheet.date1904) ?? false
  return {
    summary,
    date1904,
    sheets,
    about: () => aboutOf(summary, { notes, apart, isRecords, sameReader: read.sameReader }),
  }
}

/** As the import was asked: beside the file, what is kept of it. */
function readAs(options: string | null, limits: Partial<ReadLimits> = {}): ReadAs & { readonly sameReader: boolean } {
  const { acheteur, mapping, maxCellLength, maxRecordBytes, reader } = JSON.parse(options ?? '{}') as KeptOptions
  const kept = { ...(maxCellLength ? { maxCellLength } : {}), ...(maxRecordBytes ? { maxRecordBytes } : {}) }
  return {
    limits: { ...limits, ...kept },
    ...(acheteur ? { acheteur } : {}),
    ...(mapping ? { mapping } : {}),
    sameReader: reader === READER_VERSION,
  }
}

interface KeptOptions extends Pick<Partial<ReadLimits>, 'maxCellLength' | 'maxRecordBytes'> {
  readonly acheteur?: Siret | null
  readonly mapping?: MappingFile | null
  readonly reader?: string
}

/** What has no column of its own in the copy. */
interface Apart {
  values: number
}

async function tableSheets(
  sheets: NonNullable<FileAgain['sheets']>,
  fates: RowFates,
  notes: CellNotes,
): Promise<readonly AnnotatedSheet[]> {
  const placed = new PlacedNotes(notes)
  const types = new Map<Sheet, RecordHeader['type'] | undefined>()
  for (const { sheet } of sheets) types.set(sheet, (await sheet.recordHeader?.())?.type)
  return sheets.map(({ sheet, width }) => {
    const name = sheet.name ?? ''
    const type = types.get(sheet)
    const headerRow = fates.headerOf(name)
    const isRead = fates.knows(name)
    return {
      name: sheet.name ?? TABLE,
      hidden: sheet.hidden,
      headerRow,
      fateColumn: isRead ? Math.max(width(), 1) : null,
      fateHeader: type === undefined ? FATE_HEADER : RECORD_FATE_HEADERS[type],
      keepsTexts: type !== undefined,
      merges: async () => (await sheet.merges?.()) ?? [],
      rows: async function* () {
        for await (const batch of sheet.rows()) {
          yield batch.map(({ number, cells }: SheetRow) => {
            const fate = fates.ofRow(name, number)
            // The second row of a header says nothing of our column.
            const first = fate !== 'header' || fates.ofRow(name, number - 1) !== 'header'
            return { number, cells, fate: first ? fate : null, notes: placed.ofRow(name, number) }
          })
        }
      },
    }
  })
}

/** A sheet for each type of record: a concession names its buyer otherwise. */
async function recordSheets(
  again: FileAgain,
  fates: RowFates,
  notes: CellNotes,
  apart: Apart,
): Promise<readonly AnnotatedSheet[]> {
  const columns = { marche: new RecordColumns(), concession: new RecordColumns() }
  for await (const batch of again.records()) for (const record of batch) columns[record.type].meet(record)
  const placed = new PlacedNotes(notes)
  return RECORD_SHEETS.filter(([type]) => columns[type].headers.length > 0).map(([type, name]) =>
    recordSheet({ again, type, name, columns: columns[type] }, { fates, placed, apart }),
  )
}

interface Records {
  readonly again: FileAgain
  readonly type: RawRecord['type']
  readonly name: string
  readonly columns: RecordColumns
}

interface Said {
  readonly fates: RowFates
  readonly placed: PlacedNotes
  readonly apart: Apart
}

/** Records under a header of their own, in the order of the file. */
function recordSheet({ again, type, name, columns }: Records, { fates, placed, apart }: Said): AnnotatedSheet {
  const header = columns.headers.map((text): Cell => ({ kind: 'text', text }))
  return {
    ...{ name, hidden: false, headerRow: 1, fateColumn: header.length, merges: async () => [] },
    ...{ fateHeader: RECORD_FATE_HEADERS[type], keepsTexts: true },
    rows: async function* () {
      let number = 1
      yield [{ number, cells: header, fate: 'header', notes: new Map() }]
      for await (const batch of again.records()) {
        yield batch
          .filter((record) => record.type === type)
          .map((record): AnnotatedRow => {
            number += 1
            const { cells, apart: more } = columns.cells(record)
            apart.values += more
            const said = placed.ofRecord(record.pointer, (path) => columns.placeOf(path))
            return { number, cells, fate: fates.of(record.pointer), notes: said }
          })
      }
    },
  }
}

interface Told {
  readonly notes: CellNotes
  readonly apart: Apart
  /** Of essential data laid flat. */
  readonly isRecords: boolean
  readonly sameReader: boolean
}

const FOR_CORRECTING =
  'Pour corriger : modifiez les cellules, enregistrez, puis déposez ce classeur sur la page « Registres ». Cette feuille, la colonne « suite donnée », les couleurs et les commentaires ne sont pas lus.'
const OF_RECORDS = [
  'Une ligne par marché publié, une colonne par donnée, sous son nom dans la publication : « titulaires[2].titulaire.id » est l’identifiant du deuxième titulaire. Gardez les en-têtes et la colonne « suite donnée » : ils disent ce qu’est chaque cellule. Pour ajouter un titulaire ou une modification, ajoutez ses colonnes sous les numéros suivants.',
  'Ce classeur corrige la publication dont il est la copie, là où elle est : une publication plus récente continue de l’emporter. Si vous y changez la date de publication ou le nombre de modifications d’un marché, il compte comme une publication de plus.',
  `Un élément qui n’a pu être lu est sous « ${UNREAD} » : il reste mis de côté tant que ses autres cellules sont vides.`,
]

function aboutOf(summary: ImportSummary, { notes, apart, isRecords, sameReader }: Told): string[] {
  const { id, file, rows, created, updated, unchanged, duplicates, rejected } = summary
  return [
    `Copie annotée de « ${file} », import n° ${id}`,
    `${countOf(rows, 'ligne de données', 'lignes de données')} : ${integer(created)} marchés nouveaux, ${integer(updated)} modifiés, ${integer(unchanged)} inchangés, ${integer(duplicates)} lignes qui répètent ou complètent un marché, ${integer(rejected)} mises de côté.`,
    ...(summary.state === 'undone' ? ['Cet import est annulé : ce qui suit dit ce qu’il avait fait.'] : []),
    `La colonne « ${FATE_HEADER} » dit ce qui a été fait de chaque ligne ; les cellules en couleur portent en commentaire ce qu’il y a à en dire.`,
    FOR_CORRECTING,
    ...(isRecords ? OF_RECORDS : []),
    ...(notes.kept < notes.total
      ? [
          `${integer(notes.kept)} remarques sur ${integer(notes.total)} sont portées sur une cellule ou une ligne, les plus graves d’abord ; le compte rendu de l’import les donne toutes.`,
        ]
      : []),
    ...(sameReader
      ? []
      : [
          'Ce fichier a été lu par une version antérieure du programme : importez-le de nouveau pour une copie à jour.',
        ]),
    ...(apart.values > 0
      ? [
          `${countOf(apart.values, 'valeur trop longue ou de trop', 'valeurs trop longues ou de trop')} pour une colonne à elle : au bout de leur ligne, sous « ${REST} », relues avec elle. Ne les modifiez pas.`,
        ]
      : []),
    'Repris : toutes les feuilles, leurs valeurs telles qu’elles ont été lues, les cellules fusionnées, les feuilles masquées.',
    'Non repris : les formules (leur dernier résultat est écrit à leur place), la mise en forme, les largeurs, les filtres, les commentaires, les images, les graphiques, les macros. Le fichier d’origine, lui, est gardé à l’octet près tant que la place le permet.',
  ]
}
