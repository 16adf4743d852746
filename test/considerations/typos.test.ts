import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/considerations/folding.js'
import { REAL_WORDS } from '../../src/considerations/mendedWords.js'
import { wordsOf } from '../../src/considerations/phrases.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { tagText } from '../../src/considerations/tag.js'
import { type FoldedText, foldedSlice, originalSpan } from '../../src/considerations/text.js'
import { Typos } from '../../src/considerations/typos.js'

const VOCABULARY = ['insertion', 'environnementale', 'environementale', 'consideration', 'handicapes', 'reservation']
const typos = new Typos(VOCABULARY, ['inversion', 'assertion', 'composition'])
const read = (text: FoldedText): string => foldedSlice(text, 0, text.length)
const mended = (text: string): string => read(typos.mend(foldText(text)))

/** Every word one edit away that keeps the first and the last letter. */
const edited = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1, max: word.length - 2 }), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), fc.nat(3))
    .map(([at, letter, kind]) => {
      if (kind === 0) return word.slice(0, at) + letter + word.slice(at + 1)
      if (kind === 1) return word.slice(0, at) + word.slice(at + 1)
      if (kind === 2) return word.slice(0, at) + letter + word.slice(at)
      const from = Math.min(at, word.length - 3)
      return word.slice(0, from) + word[from + 1] + word[from] + word.slice(from + 2)
    })

describe('typos of one letter in long words', () => {
  it.each([
    ["clause d'insertoin", 'clause d insertion'],
    ['performance enviromnementale', 'performance environnementale'],
    ['performance environnemntale', 'performance environnementale'],
    ['travailleurs handicappés', 'travailleurs handicapes'],
    ['travailleurs handicap\ufffds', 'travailleurs handicapes'],
    ['considértion', 'consideration'],
  ])('lit « %s » comme « %s »', (text, meant) => {
    expect(mended(text)).toBe(meant)
  })

  it.each([
    'préservation',
    'assertion',
    'inversion',
    'insertions',
    'handicapées',
    'handicapé',
    'concertation',
    'environementale',
    'insertoni',
    'unsertion',
    'inssertoin',
    'handicap\ufffdes',
  ])('laisse « %s » tel quel', (text) => {
    const folded = foldText(text)
    expect(typos.mend(folded)).toBe(folded)
  })

  it('does not choose between two words', () => {
    const between = new Typos(['proscription', 'prescription'], [])
    expect(read(between.mend(foldText('prscription')))).toBe('prscription')
    const rival = new Typos(['proportion'], ['proposition'])
    expect(read(rival.mend(foldText('propostion')))).toBe('propostion')
    expect(read(new Typos(['proportion'], []).mend(foldText('propostion')))).toBe('proportion')
  })

  it('mends no word to one that only lost its apostrophe', () => {
    const glued = new Typos(['dengagement', 'engagement'], [])
    expect(read(glued.mend(foldText('dégagement')))).toBe('degagement')
  })

  it('leads from any unit of a mended word to the whole word as written', () => {
    const text = typos.mend(foldText('La clause d’Insertoin, puis'))
    const at = read(text).indexOf('insertion')
    for (let unit = at; unit < at + 9; unit++) expect(originalSpan(text, unit, unit + 1).quote).toBe('Insertoin')
    expect(originalSpan(text, at - 9, at + 10).quote).toBe('clause d’Insertoin,')
    expect(originalSpan(text, at + 11, at + 15).quote).toBe('puis')
  })

  it('finds any single edit of a word again, in a sentence, unless it makes another word', () => {
    const words = fc.constantFrom('insertion', 'environnementale', 'consideration')
    fc.assert(
      fc.property(
        words.chain((word) => edited(word).map((typo) => ({ word, typo }))),
        ({ word, typo }) => {
          // "insersion" is as near to "inversion" as to "insertion": then nothing is chosen.
          fc.pre(!['insersion', 'invertion', 'inversion', 'environementale'].includes(typo))
          expect(mended(`Une ${typo}, 2 lots`)).toBe(`une ${word}, 2 lots`)
        },
      ),
    )
  })

  it('mends once and for all, spans inside the text and in order', () => {
    const piece = fc.oneof(
      ...VOCABULARY.map(edited),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', ', ', 'œ', 'É'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = typos.mend(foldText(pieces.join(' ')))
        expect(typos.mend(text)).toBe(text)
        for (let unit = 0; unit < text.length; unit++) {
          expect(text.ends[unit]).toBeLessThanOrEqual(text.original.length)
          expect(text.starts[unit] ?? 0).toBeLessThanOrEqual(text.ends[unit] ?? 0)
          expect(text.starts[unit] ?? 0).toBeGreaterThanOrEqual(text.starts[unit - 1] ?? 0)
        }
      }),
    )
  })

  it('returns a text without long words as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{0,6}$/)), (words) => {
        const text = foldText(words.join(' '))
        expect(typos.mend(text)).toBe(text)
      }),
    )
  })

  it('bears a word of a million letters and a million letters of typos', () => {
    const long = foldText('insertoin'.repeat(111_112))
    expect(typos.mend(long)).toBe(long)
    expect(mended('insertoin '.repeat(100_000))).toBe('insertion '.repeat(100_000))
  })

  it('keeps words in folded form', () => {
    for (const word of wordsOf(REAL_WORDS)) expect(word).toMatch(/^[a-z]{7,}$/)
  })
})

describe('les étiquettes d’un texte aux mots mal tapés', () => {
  it.each([
    ["Le marché comporte une clause d'insertoin obligatoire.", 'insertionClause', "clause d'insertoin"],
    ['Marché réservé aux entreprises adaptées (travailleurs handicappés).', 'reserved', null],
    ['Une clause d’inserttion sociale s’applique au titulaire.', 'insertionClause', 'clause d’inserttion'],
  ] as const)('« %s » : oui, avec la citation telle qu’écrite', (text, kind, quoted) => {
    const tags = tagText({ field: 'conditions', text }).filter((tag) => tag.kind === kind && tag.state === 'yes')
    expect(tags).not.toEqual([])
    for (const tag of tags) expect(text.slice(tag.start, tag.end)).toBe(tag.quote)
    if (quoted !== null) expect(tags.some((tag) => tag.quote.includes(quoted))).toBe(true)
  })

  it('ne change aucun mot réel, ville ou nom voisin d’un mot des règles', () => {
    for (const word of wordsOf(REAL_WORDS)) {
      const text = foldText(word)
      expect(STANDARD_RULES.lexicon.mend(text)).toBe(text)
    }
  })
})

it('aucun mot courant n’est pris pour un mot plus rare d’une règle', () => {
  const text =
    'comptes appliquée diverses détection spécialités maquette fouilles stimulation redevable remarques étendre'
  const folded = foldText(text)
  expect(STANDARD_RULES.lexicon.mend(folded)).toBe(folded)
})
