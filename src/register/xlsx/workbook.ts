import { AppError } from '../../errors.js'
import { partKey, type ZipEntry } from '../containers/zip.js'
import { prefixed, readElements } from './elements.js'
import type { Package } from './xmlText.js'

/** A worksheet as the workbook lists it; `entry` null when the part it points at is not there. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly entry: ZipEntry | null
}

export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly date1904: boolean
  readonly styles: ZipEntry | null
  readonly sharedStrings: ZipEntry | null
}

/** Far above what anyone works with; a directory of ten thousand sheets is an attack. */
export const MAX_SHEETS = 1000

/** As many sheets and as many other parts, several times over. */
const MAX_LINKS = 10 * MAX_SHEETS

interface Relationship {
  readonly id: string
  readonly type: string
  readonly path: string
}

function notWorkbook(): AppError {
  return new AppError(
    'notWorkbook',
    'Ce fichier n’est pas un classeur .xlsx lisible (aucune feuille décrite) : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

/** `../worksheets/s.xml` from `xl/workbook.xml`: relative to the folder of the part, absolute from the root. */
function resolve(part: string, target: string): string {
  const folders = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') folders.pop()
    else if (step !== '' && step !== '.') folders.push(step)
  }
  return folders.join('/')
}

/** Relationships of a part (ECMA-376 part 2, §9.3); `part` empty for those of the package. */
async function relationships(file: Package, part: string): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf('/') + 1
  const entry = findPart(file, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  const found: Relationship[] = []
  if (!entry) return found
  await readElements(file, entry, (name, { Id = '', Type = '', Target = '' }) => {
    if (name === 'Relationship' && found.length < MAX_LINKS)
      found.push({ id: Id, type: Type, path: resolve(part, Target) })
  })
  return found
}

function findPart(file: Package, path: string): ZipEntry | null {
  return file.entries.get(partKey(path)) ?? file.entries.get(partKey(unescaped(path))) ?? null
}

function unescaped(path: string): string {
  return path.replace(/%20/g, ' ')
}

function typed(list: readonly Relationship[], type: string): Relationship | undefined {
  return list.find((relationship) => relationship.type.endsWith(`/${type}`))
}

/** Reads what the workbook says of its sheets. Throws `notWorkbook` when no sheet is described. */
export const readWorkbook = (file: Package): Promise<Workbook> =>
  describedWorkbook(file, 'xl/workbook.xml', readListing)

/** The same, wherever its description usually is and in whichever form. */
export async function describedWorkbook(
  file: Package,
  usually: string,
  readListing: (file: Package, entry: ZipEntry) => Promise<Listing>,
): Promise<Workbook> {
  const path = typed(await relationships(file, ''), 'officeDocument')?.path ?? usually
  const entry = findPart(file, path)
  if (!entry) throw notWorkbook()
  const links = await relationships(file, path)
  const { listed, date1904 } = await readListing(file, entry)
  if (listed.length > MAX_SHEETS) throw notWorkbook()
  const sheets = eachPartOnce(listed.flatMap((sheet) => sheetPart(file, links, sheet)))
  if (sheets.length === 0) throw notWorkbook()
  const part = (type: string) => findPart(file, typed(links, type)?.path ?? '')
  return { sheets, date1904, styles: part('styles'), sharedStrings: part('sharedStrings') }
}

/** Whether people wrote comments on cells of a sheet, which are no cells. A list of parts that is damaged names none. */
export async function hasComments(file: Package, { name }: ZipEntry): Promise<boolean> {
  const links = await relationships(file, name).catch((): readonly Relationship[] => [])
  return links.some(({ type }) => /\/(?:comments|threadedComment)$/.test(type))
}

export interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly id: string
}

/** As the description says them: one more than is accepted, for it to be refused. */
export interface Listing {
  readonly listed: readonly ListedSheet[]
  readonly date1904: boolean
}

async function readListing(file: Package, entry: ZipEntry): Promise<Listing> {
  const listed: ListedSheet[] = []
  let date1904 = false
  await readElements(file, entry, (element, attributes) => {
    if (element === 'workbookPr') date1904 = isTrue(attributes.date1904)
    if (element !== 'sheet' || listed.length > MAX_SHEETS) return
    const { name = '', state = 'visible' } = attributes
    listed.push({ name, hidden: state !== 'visible', id: prefixed(attributes, 'id') ?? '' })
  })
  return { listed, date1904 }
}

/** Chart, dialog and macro sheets hold no rows: they are left out. */
function sheetPart(file: Package, links: readonly Relationship[], sheet: ListedSheet): readonly SheetPart[] {
  const link = links.find((relationship) => relationship.id === sheet.id)
  if (link && !link.type.endsWith('/worksheet')) return []
  return [{ name: sheet.name, hidden: sheet.hidden, entry: link ? findPart(file, link.path) : null }]
}

/** A part belongs to one sheet: shared by a thousand, it would be read a thousand times. */
function eachPartOnce<T extends { readonly entry: ZipEntry | null }>(sheets: readonly T[]): readonly T[] {
  const seen = new Set<ZipEntry>()
  return sheets.map((sheet) => {
    if (sheet.entry === null || !seen.has(sheet.entry)) {
      if (sheet.entry) seen.add(sheet.entry)
      return sheet
    }
    return { ...sheet, entry: null }
  })
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
