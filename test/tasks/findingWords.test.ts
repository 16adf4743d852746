import { describe, expect, it } from 'vitest'
import * as messages from '../../src/register/issues.js'
import { CELL_WORDS } from '../../src/tasks/findingWords/cells.js'
import { FILE_WORDS } from '../../src/tasks/findingWords/file.js'
import { ROW_WORDS } from '../../src/tasks/findingWords/rows.js'
import { findingsRemedy, findingsSentence } from '../../src/tasks/findingWords.js'

const CODES = [...new Set(Object.keys({ ...messages.ISSUE_CODES, ...CELL_WORDS, ...FILE_WORDS, ...ROW_WORDS }))]
const SORTS = CODES.flatMap((code) => (['warning', 'info'] as const).map((severity) => ({ code, severity })))
const NB = '\u00a0'

/** Words that speak of several things, where one was found; a noun that is always so is no fault. */
const OF_MANY = /(?<=\p{Ll})-les\b|\b(?:elles|leurs)\b/iu
/** What one finding may well be about several of: the columns of a sheet, the contracts of a file. */
const COLLECTIVE = new Set(Object.keys(FILE_WORDS).concat('addedToRejected', 'lotsTogether', 'severalHolders'))

const AT: messages.Place = { cell: null, label: 'Feuille "Marchés"', value: 'x' }
const PLACES = (count: number) => Array.from({ length: count }, (_, at) => `Marchés!${at + 2}`)
const ROWS = (count: number) => Array.from({ length: count }, (_, at) => at + 2)

/** Each message that tells how many, of so many. */
const COUNTED: Readonly<Record<string, (count: number) => { readonly message: string }>> = {
  unreadColumns: (count) => messages.unreadColumns(AT, PLACES(count)),
  setAsideRows: (count) => messages.setAsideRows(AT, 'total', count, ROWS(count)),
  filledDownRows: (count) => messages.filledDownRows(AT, count, ROWS(count)),
  mergedAmounts: (count) => messages.mergedAmounts(AT, count),
  repeatedRows: (count) => messages.repeatedRows(AT, '2024', count, ROWS(count)),
  missingBuyer: (count) => messages.missingBuyer(AT, count, PLACES(count)),
  datesToCome: (count) => messages.datesToCome(AT, count, PLACES(count)),
  nanLiteral: (count) => messages.nanLiteral(AT, count),
  controlCharacters: (count) => messages.controlCharacters(AT, count),
  bareAmpersands: (count) => messages.bareAmpersands(AT, count),
  strayCommas: (count) => messages.strayCommas(AT, count),
  halfCharacters: (count) => messages.halfCharacters(AT, count),
}

describe('les mots des remarques', () => {
  it.each(SORTS)('$code ($severity) : comptée une fois au singulier, deux fois au pluriel', (sort) => {
    const [one, two] = [findingsSentence(sort, 1), findingsSentence(sort, 2)]
    expect([one.startsWith(`1${NB}`), two.startsWith(`2${NB}`)]).toEqual([true, true])
    expect(one).not.toMatch(/défaut du fichier/)
    const invariable = /^\S+\s(?:SIRET|SIREN)\b/
    if (!invariable.test(one)) expect(two.slice(2).split(' ')[0]).not.toBe(one.slice(2).split(' ')[0])
    if (!COLLECTIVE.has(sort.code)) expect(findingsRemedy(sort, 1) ?? '').not.toMatch(OF_MANY)
    expect(`${one}${two}${findingsRemedy(sort, 1)}${findingsRemedy(sort, 2)}`).not.toMatch(/\(e?s\)/)
  })

  it.each(Object.entries(COUNTED))('%s : son message s’accorde', (_, message) => {
    const [one, two] = [message(1).message, message(2).message]
    expect(`${one}${two}`).not.toMatch(/\((?:e?s|\d)\)/)
    expect(words(one)).not.toBe(words(two))
  })

  it('une ligne mise de côté dit les deux moyens de la corriger', () => {
    const aside = [
      messages.missingObjet(AT, ['Intitulé du marché']),
      messages.shiftedRow(AT),
      messages.slippedCells(AT),
      messages.invalidRecord(AT, 'durée'),
      messages.addedToRejected(AT, 'ligne 3'),
      messages.notAwarded(AT),
      messages.subcontractorRow(AT),
    ]
    for (const { message } of aside) {
      expect(message).toMatch(
        /^Feuille "Marchés" : .*mise de côté.*sur la page « Lignes mises de côté », ou dans le fichier/,
      )
    }
    expect(aside[0]?.message).toContain('pas d’objet sous « Intitulé du marché »')
  })
})

/** A message without its figures and places. */
const words = (message: string): string => message.replaceAll(/[\d,]|"[^"]*"|Marchés!/g, '').replaceAll(/\s+/g, ' ')
