import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export interface Sheets {
  /** One PNG a sheet. */
  readonly pictures: readonly Buffer[]
  readonly text: string
  /** Size in points of the smallest letters printed. */
  readonly smallest: number
}

/** The page as paper: printed to PDF by the browser, then drawn and read by poppler. */
export async function print(page: Page): Promise<Sheets> {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-print-'))
  try {
    const pdf = join(folder, 'page.pdf')
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }))
    execFileSync('pdftoppm', ['-png', '-r', '100', pdf, join(folder, 'sheet')])
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    return {
      pictures: pictures.sort().map((name) => readFileSync(join(folder, name))),
      text,
      smallest: smallestLetters(execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8' })),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Words of several letters by the height of their box, which is a little more than the size of the font. */
function smallestLetters(boxes: string): number {
  const words = [...boxes.matchAll(/<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]{4,})</g)]
  return Math.min(...words.map(([, top, bottom]) => Number(bottom) - Number(top)))
}
