import { countOf } from '../../french.js'
import { ABOUT_SHEET } from '../../register/annotated.js'
import type { AnnotatedCopy, AnnotatedSheet } from '../../tasks/annotate/copy.js'
import { CellWriter } from './cells.js'
import { Comments } from './comments.js'
import { type SheetPen, sheetXml } from './sheet.js'
import { sheetNames } from './sheetNames.js'
import { Styles } from './styles.js'
import { attributeXml, DECLARATION } from './xml.js'
import { type ZipPart, zipped } from './zip.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const WORKBOOK_TYPE = `${TYPES}.sheet`

/** "registre.csv" → "registre (copie annotée 3).xlsx". */
export const annotatedName = ({ id, file }: AnnotatedCopy['summary']): string =>
  `${file.replace(/\.[^.]{1,5}$/, '')} (copie annotée ${id}).xlsx`

/** An annotated copy as an .xlsx (ECMA-376), written as its sheets are read. Throws what reading them throws. */
export const annotatedWorkbook = (copy: AnnotatedCopy): AsyncGenerator<Uint8Array<ArrayBuffer>> => zipped(partsOf(copy))

/** Sheets first; what is known once they are written comes after: an archive has no order. */
async function* partsOf(copy: AnnotatedCopy): AsyncGenerator<ZipPart> {
  const styles = new Styles()
  const pens = copy.sheets.map(({ keepsTexts }) => penOf(styles, copy.date1904, keepsTexts ? '@' : ''))
  for (const [index, sheet] of copy.sheets.entries()) {
    const pen = pens[index]
    if (pen) yield* sheetParts(sheet, pen, index + 2)
  }
  const names = sheetNames(copy.sheets.map(({ name }) => name))
  const about = [...copy.about(), ...losses(copy, names, pens)]
  yield { name: 'xl/worksheets/sheet1.xml', text: sheetXml(aboutSheet(about), penOf(styles, copy.date1904, '')) }
  yield { name: 'xl/styles.xml', text: [styles.xml()] }
  yield* packageParts(copy, names, pens)
}

const penOf = (styles: Styles, date1904: boolean, ofTexts: '' | '@'): SheetPen => ({
  cells: new CellWriter(styles, date1904, ofTexts),
  comments: new Comments(),
  beyond: 0,
})

async function* sheetParts(sheet: AnnotatedSheet, pen: SheetPen, number: number): AsyncGenerator<ZipPart> {
  yield { name: `xl/worksheets/sheet${number}.xml`, text: sheetXml(sheet, pen) }
  if (pen.comments.count === 0) return
  yield { name: `xl/comments${number}.xml`, text: pen.comments.textXml() }
  yield { name: `xl/drawings/vmlDrawing${number}.vml`, text: pen.comments.drawingXml() }
  const links = [
    `<Relationship Id="rId1" Type="${RELATIONS}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/>`,
    `<Relationship Id="rId2" Type="${RELATIONS}/comments" Target="../comments${number}.xml"/>`,
  ]
  yield { name: `xl/worksheets/_rels/sheet${number}.xml.rels`, text: [relations(links)] }
}

/** A sentence a row, in one wide column. */
const aboutSheet = (lines: readonly string[]): AnnotatedSheet => ({
  ...{ name: ABOUT_SHEET, hidden: false, headerRow: 0, fateColumn: null, merges: async () => [] },
  ...{ fateHeader: '', keepsTexts: false },
  rows: async function* () {
    yield lines.map((text, index) => ({
      number: index + 1,
      cells: [{ kind: 'text', text } as const],
      fate: index === 0 ? ('header' as const) : null,
      notes: new Map(),
    }))
  },
})

/** What found no place in the workbook. */
function losses({ sheets }: AnnotatedCopy, names: readonly string[], pens: readonly SheetPen[]): string[] {
  const renamed = sheets.filter(({ name }, index) => name !== names[index])
  const cut = pens.reduce((total, { cells }) => total + cells.cut, 0)
  const beyond = pens.reduce((total, pen) => total + pen.beyond, 0)
  return [
    ...renamed.map(({ name }) => `La feuille « ${name} » a changé de nom : un classeur .xlsx n’accepte pas le sien.`),
    ...(cut > 0
      ? [`${countOf(cut, 'texte coupé', 'textes coupés')} à 32 767 caractères, le plus qu’une cellule accepte.`]
      : []),
    ...(beyond > 0
      ? [
          `${countOf(beyond, 'ligne n’est pas reprise', 'lignes ne sont pas reprises')} : une feuille s’arrête à 1 048 576.`,
        ]
      : []),
  ]
}

const relations = (links: readonly string[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`

function* packageParts(
  { sheets, date1904 }: AnnotatedCopy,
  names: readonly string[],
  pens: readonly SheetPen[],
): Generator<ZipPart> {
  const tabs = [
    { name: ABOUT_SHEET, hidden: false },
    ...sheets.map(({ hidden }, index) => ({ name: names[index] ?? '', hidden })),
  ]
  yield { name: 'xl/workbook.xml', text: [workbookXml(tabs, date1904)] }
  const links = tabs.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rId${tabs.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`
  yield { name: 'xl/_rels/workbook.xml.rels', text: [relations([...links, styles])] }
  const office = `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`
  yield { name: '_rels/.rels', text: [relations([office])] }
  yield { name: '[Content_Types].xml', text: [typesXml(tabs.length, pens)] }
}

function workbookXml(tabs: readonly { readonly name: string; readonly hidden: boolean }[], date1904: boolean): string {
  const sheets = tabs.map(
    ({ name, hidden }, index) =>
      `<sheet name="${attributeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const days = date1904 ? '<workbookPr date1904="1"/>' : ''
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${days}<bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

function typesXml(sheets: number, pens: readonly SheetPen[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')),
    ...pens.flatMap(({ comments }, index) => (comments.count > 0 ? [part(`comments${index + 2}`, 'comments')] : [])),
    '</Types>',
  ].join('')
}
