import { columnName } from '../../register/cellRef.js'
import { DECLARATION, fitting, textXml } from './xml.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

interface Comment {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** The comments of one sheet: a text for each (ECMA-376 §18.7), and the box in which spreadsheets show it (VML). */
export class Comments {
  private readonly all: Comment[] = []

  get count(): number {
    return this.all.length
  }

  add(row: number, column: number, text: string): void {
    this.all.push({ row, column, text })
  }

  *textXml(): Generator<string> {
    yield `${DECLARATION}<comments xmlns="${MAIN}"><authors><author>SPASER</author></authors><commentList>`
    for (const { row, column, text } of this.all) {
      yield `<comment ref="${columnName(column)}${row}" authorId="0"><text><t xml:space="preserve">${textXml(fitting(text))}</t></text></comment>`
    }
    yield '</commentList></comments>'
  }

  *drawingXml(): Generator<string> {
    yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    yield '<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
    for (const [index, { row, column }] of this.all.entries()) {
      yield [
        `<v:shape id="note${index + 1}" type="#note" style="position:absolute;width:260pt;height:90pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
        '<v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
        `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
      ].join('')
    }
    yield '</xml>'
  }
}
