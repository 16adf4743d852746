import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/register/limits.js'
import { openWorkbook } from '../../src/register/xlsx/open.js'
import { minimalXlsx } from '../register/xlsx/minimalXlsx.js'

const rowXml = (n: number) =>
  `<row r="${n}"><c r="A${n}"><v>${n}</v></c><c r="B${n}" t="s"><v>0</v></c><c r="C${n}" t="inlineStr"><is><t>été ${n}</t></is></c></row>`

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const texts: string[] = []
  for (const sheet of await openWorkbook(new Blob([new Uint8Array(bytes)]), DEFAULT_LIMITS)) {
    for await (const rows of sheet.rows())
      texts.push(...rows.map(({ cells }) => cells.map((cell) => cell?.text).join('|')))
  }
  return texts
}

describe('classeur lu dans workerd', () => {
  it.each([0, 1] as const)('lit des milliers de lignes d’une archive de niveau %i', async (level) => {
    const data = Array.from({ length: 5000 }, (_, i) => rowXml(i + 1)).join('')
    const texts = await textsOf(
      minimalXlsx({ sheets: [{ name: 'Marchés', data }], strings: '<si><t>Insertion</t></si>', level }),
    )
    expect(texts).toEqual(Array.from({ length: 5000 }, (_, i) => `${i + 1}|Insertion|été ${i + 1}`))
  })

  it('refuse une archive abîmée et une bombe', async () => {
    const sound = minimalXlsx({ sheets: [{ name: 'Marchés', data: rowXml(1) }], level: 0 })
    const at = sound.findIndex((_, i) => strToU8('été 1').every((byte, j) => sound[i + j] === byte))
    const damaged = sound.slice()
    damaged[at + strToU8('été ').length] = '2'.charCodeAt(0)
    await expect(textsOf(damaged)).rejects.toMatchObject({ code: 'damagedArchive' })
    const bomb = zipSync({ '_rels/.rels': new Uint8Array(80_000_000) })
    await expect(textsOf(bomb)).rejects.toMatchObject({ code: 'partTooLarge' })
  })
})
