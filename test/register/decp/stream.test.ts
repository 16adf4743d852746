import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../src/errors.js'
import type { StreamedEntry } from '../../../src/register/decp/stream/streamed.js'
import { decpRecords } from '../../../src/register/decp/stream/walk.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { codesOf } from '../samples.js'

interface Given {
  readonly pieceBytes?: number
  readonly maxRecordBytes?: number
}

async function streamed(content: BlobPart, given: Given = {}): Promise<{ entries: StreamedEntry[]; notes: Issue[] }> {
  const notes: Issue[] = []
  const entries: StreamedEntry[] = []
  const limits = { ...DEFAULT_LIMITS, ...(given.maxRecordBytes ? { maxRecordBytes: given.maxRecordBytes } : {}) }
  for await (const batch of decpRecords(new Blob([content]), limits, notes, given.pieceBytes)) entries.push(...batch)
  return { entries, notes }
}

/** A record as one line: its place and value, or its place and why it is rejected. */
const shown = (entry: StreamedEntry): string =>
  'outcome' in entry
    ? `${entry.place} ${codesOf(entry.issues).join()}`
    : `${entry.pointer} ${entry.type} ${JSON.stringify(entry.value)}`

const shownOf = async (content: BlobPart, given: Given = {}) => (await streamed(content, given)).entries.map(shown)

const isExact = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isSafeInteger(value) || !Number.isInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isExact)

const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'aé"\\{}[],: \n\t€😀\u2028/0') },
  fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
)
const text = fc.array(character, { maxLength: 12 }).map((units) => units.join(''))
const json = fc.jsonValue({ maxDepth: 3, stringUnit: character }).filter(isExact)
const record = fc
  .record({ objet: text, montant: fc.integer(), rest: fc.dictionary(text, json, { maxKeys: 5 }) })
  .map(({ rest, ...own }) => ({ ...rest, ...own }))

interface Root {
  readonly name: string
  /** The file of these records, each already text. */
  readonly file: (records: readonly string[]) => string
  readonly pointer: (index: number, count: number) => string
  /** Records it can hold at least. */
  readonly atLeast?: number
  readonly atMost?: number
}
const listed = (records: readonly string[]): string => `[${records.join(' ,\n')}]`
const ROOTS: readonly Root[] = [
  { name: 'v2', file: (all) => `{"marches":{"marche":${listed(all)}}}`, pointer: (i) => `/marches/marche/${i}` },
  {
    name: 'v2 and no concession',
    file: (all) => `{"marches":{"contrat-concession":[],"marche": ${listed(all)},"x":null},"y":[1]}`,
    pointer: (i) => `/marches/marche/${i}`,
  },
  { name: '2019', file: (all) => `{"source":"x","marches":${listed(all)}}`, pointer: (i) => `/marches/${i}` },
  { name: 'bare list', file: listed, pointer: (i) => `/${i}` },
  { name: 'list in lists', file: (all) => `[[${listed(all)}]]`, pointer: (i) => `/0/0/${i}` },
  { name: 'interface', file: (all) => `{"total":5,"results":${listed(all)}}`, pointer: (i) => `/results/${i}` },
  {
    name: 'any other name',
    file: (all) => `{"export":{"lignes":${listed(all)}}}`,
    pointer: (i) => `/export/lignes/${i}`,
    atLeast: 1,
  },
  {
    name: 'single under its name',
    file: (all) => `{"marches":{"marche":${all.join()}}}`,
    pointer: () => '/marches/marche',
    atLeast: 1,
    atMost: 1,
  },
  { name: 'alone', file: (all) => all.join(), pointer: () => '', atLeast: 1, atMost: 1 },
  { name: 'one a line', file: (all) => `${all.join('\n')}\n`, pointer: (i) => `/${i}`, atLeast: 2 },
]

const ENCODINGS: readonly ((text: string) => Uint8Array<ArrayBuffer>)[] = [
  (text) => new TextEncoder().encode(text),
  (text) => new TextEncoder().encode(`\ufeff${text}`),
  (text) => utf16(`\ufeff${text}`, true),
  (text) => utf16(`\ufeff${text}`, false),
]

function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length))
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), little)
  return new Uint8Array(view.buffer)
}

/** The record without one of the brackets outside its texts; or with one more, between its marks. */
function misbracketed(text: string, place: number, bracket: string): string {
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|./gs)]
    .filter(([token], index) => (bracket === '' ? /^[[\]{}]$/.test(token) : index > 0))
    .map(({ index }) => index)
  const at = places[place % places.length] ?? 0
  return `${text.slice(0, at)}${bracket}${text.slice(bracket === '' ? at + 1 : at)}`
}

describe('the records of a JSON file, cut from its bytes', () => {
  it.each(ROOTS)('$name: the entries of JSON.parse, whatever the pieces', async (root) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: root.atLeast ?? 0, maxLength: root.atMost ?? 6 }),
        fc.constantFrom(undefined, 1, '\t'),
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom(...ENCODINGS),
        async (records, indent, pieceBytes, encode) => {
          const file = root.file(records.map((each) => JSON.stringify(each, null, indent)))
          const expected = records.map((each, i) => `${root.pointer(i, records.length)} marche ${JSON.stringify(each)}`)
          const { entries, notes } = await streamed(encode(file), { pieceBytes })
          expect(entries.map(shown)).toEqual(expected)
          expect(codesOf(notes).filter((code) => code !== 'jsonNotUtf8')).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('what is damaged does not depend on the pieces either', async () => {
    const good = JSON.stringify({ objet: 'Bancs "publics"', montant: 5, acheteur: { id: '1' } })
    const faults = [
      (at: number, file: string) => `${file.slice(0, at)}"${file.slice(at)}`,
      (at: number, file: string) => `${file.slice(0, at)}\\${file.slice(at)}`,
      (at: number, file: string) => `${file.slice(0, at)}\n${file.slice(at)}`,
      (at: number, file: string) => `${file.slice(0, at)}${file.slice(at + 1)}`,
      (at: number, file: string) => `${file.slice(0, at)}}${file.slice(at)}`,
    ]
    const file = `{"marches":{"marche":[${good},${good},${good}],"contrat-concession":[${good}]}}`
    const outcome = (content: string, pieceBytes: number) =>
      shownOf(content, { pieceBytes }).catch((cause: unknown) => String(cause))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: file.length - 2 }),
        fc.constantFrom(...faults),
        fc.integer({ min: 1, max: 40 }),
        async (at, fault, pieceBytes) => {
          const damaged = fault(at, file)
          expect(await outcome(damaged, pieceBytes)).toEqual(await outcome(damaged, 100_000))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('one fault in one record leaves the others as they are', async () => {
    const records = ['A', 'B', 'C', 'D'].map((id) =>
      JSON.stringify({ id, objet: 'Bancs et tables', montant: 5 }, null, 1),
    )
    const whole = await shownOf(`{"marches":{"marche":[${records.join(',')}]}}`)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: (records[1]?.length ?? 0) - 2 }),
        fc.constantFrom('"', '\\', '\n', '\u0001', 'é', '7', '}', '{', '[', ']', ',', ':'),
        async (at, fault) => {
          const second = records[1] ?? ''
          const damaged = [records[0], `${second.slice(0, at)}${fault}${second.slice(at)}`, records[2], records[3]]
          const entries = await shownOf(`{"marches":{"marche":[${damaged.join(',')}]}}`)
          expect(entries[0]).toBe(whole[0])
          const behind = (all: readonly string[]) => all.slice(-2).map((each) => each.replace(/^\S+ /, ''))
          expect(behind(entries)).toEqual(behind(whole))
        },
      ),
      { numRuns: 1000 },
    )
  })

  const holders = [{ titulaire: { id: '1', typeIdentifiant: 'SIRET' } }, { titulaire: { id: '2' } }]
  const sound: readonly ((id: string) => object)[] = [
    (id) => ({ id, acheteur: { id: '21440109300015' }, objet: 'Bancs [et] {tables}', montant: 5 }),
    (id) => ({
      id,
      objet: 'B',
      titulaires: holders,
      montant: 5,
      considerationsSociales: { considerationSociale: ['A'] },
    }),
    (id) => ({
      id,
      modifications: [{ modification: { id: 1, titulaires: holders } }],
      acheteur: { id: '9' },
      objet: 'B',
    }),
  ]
  const files: readonly ((lists: readonly [readonly string[], readonly string[]]) => string)[] = [
    ([all, more]) => `{"marches":{"marche":${listed(all)},"contrat-concession": ${listed(more)}}}`,
    ([all, more]) =>
      `{"marches":{"marche":${listed(all)} } , "contrats-concession":{"contrat-concession":${listed(more)}}}`,
    ([all, more]) => `[[${listed(all)},\n${listed(more)}]]`,
    ([all, more]) => `{"marches":{"marche":${listed([...all, ...more])}},"inconnu":{"a":[1]}}`,
    ([all, more]) => `{"marches":{"marche":${listed([...all, ...more])}}}`,
    ([all, more]) => `{"marches":${listed([...all, ...more])},"total":[2]}`,
    ([all, more]) => listed([...all, ...more]),
  ]

  it('one bracket too few or too many in one record, be it the last: the others are kept, it is set aside or said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.constantFrom(...files),
        fc.constantFrom(undefined, 1),
        fc.integer({ min: 0, max: 4 }),
        fc.nat(),
        fc.constantFrom('', '[', ']', '{', '}'),
        fc.integer({ min: 1, max: 400 }),
        async (shape, file, indent, damaged, place, bracket, pieceBytes) => {
          const records = ['A', 'B', 'C', 'D', 'E'].map((id) => JSON.stringify(shape(id), null, indent))
          const others = ['A', 'B', 'C', 'D', 'E'].filter((_, index) => index !== damaged)
          const whole = records[damaged] ?? ''
          records[damaged] = misbracketed(whole, place, bracket)
          const { entries, notes } = await streamed(file([records.slice(0, 3), records.slice(3)]), { pieceBytes })
          const read = entries.flatMap((entry) => ('outcome' in entry ? [] : [entry]))
          const rejected = entries.filter((entry) => 'outcome' in entry)
          const kept = read.map(({ value }) => JSON.stringify(value))
          expect(kept).toEqual(expect.arrayContaining(others.map((id) => JSON.stringify(shape(id)))))
          const own = read.filter(
            ({ value }) => !others.some((id) => JSON.stringify(shape(id)) === JSON.stringify(value)),
          )
          expect(rejected.length + own.length).toBe(1)
          expect([...rejected, ...own.flatMap(({ issues }) => issues), ...notes]).not.toEqual([])
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('the same in a file of a record a line, be it the first or the last: the bracket costs its line alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.integer({ min: 0, max: 4 }),
        fc.nat(),
        fc.constantFrom('', '[', ']', '{', '}'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 400 }),
        async (shape, damaged, place, bracket, lineEnd, pieceBytes) => {
          const whole = ['A', 'B', 'C', 'D', 'E'].map((id) => JSON.stringify(shape(id)))
          const lines = whole.map((line, index) => (index === damaged ? misbracketed(line, place, bracket) : line))
          const { entries, notes } = await streamed(lines.map((line) => line + lineEnd).join(''), { pieceBytes })
          const others = whole.filter((_, index) => index !== damaged)
          const isOther = (entry: StreamedEntry) => 'value' in entry && others.includes(JSON.stringify(entry.value))
          expect(entries.filter(isOther)).toHaveLength(others.length)
          const own = entries.filter((entry) => !isOther(entry))
          expect(own).toHaveLength(1)
          expect([...own.flatMap(({ issues }) => issues), ...notes]).not.toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('a file of a record a line that stops within one is cut, and one whose last line ends is not', async () => {
    const line = JSON.stringify({ id: 'A', objet: 'Bancs', montant: 5 })
    const cut = `${line}\n${line.slice(0, -1)}`
    await expect(shownOf(cut)).rejects.toThrow('est coupé')
    expect(await shownOf(`${cut}\n`)).toEqual([`/0 marche ${line}`, '/1 damagedRecord'])
    const pretty = JSON.stringify({ id: 'A', objet: 'Bancs', montant: 5 }, null, 1)
    await expect(shownOf(`${pretty}\n${pretty.slice(0, -1)}`)).rejects.toThrow('est coupé')
  })

  it('each of several damaged records on end is set aside by itself, whatever objects it holds', async () => {
    const holders = [{ id: '1', typeIdentifiant: 'SIRET' }, { id: '2' }, { id: '3' }]
    const shapes: readonly ((id: string) => object)[] = [
      (id) => ({ id, objet: 'Bancs', montant: 5 }),
      (id) => ({ id, objet: 'Bancs', titulaires: holders, montant: 5 }),
      (id) => ({ id, titulaires: holders, montant: 5, objet: 'Bancs' }),
      (id) => ({
        id,
        montant: 5,
        modifications: [{ id: '1', montant: 6 }, { id: '2' }],
        titulaires: holders,
        objet: 'B',
      }),
    ]
    const broken = (text: string) => text.replace('"montant":', '"montant" = ')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...shapes),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }),
        fc.constantFrom(...ROOTS.slice(0, 6), ...ROOTS.slice(-1)),
        fc.integer({ min: 1, max: 300 }),
        async (shape, sound, root, pieceBytes) => {
          const whole = sound.map((_, index) => JSON.stringify(shape(`M${index}`)))
          // The first record tells what the file is, the last one where its list ends.
          const kept = (index: number) => sound[index] || index === 0 || index === sound.length - 1
          const records = whole.map((text, index) => (kept(index) ? text : broken(text)))
          const places = (await shownOf(root.file(records), { pieceBytes })).map((each) => each.split(' ').slice(0, 2))
          expect(places).toEqual(
            records.map((text, index) => [
              root.pointer(index, records.length),
              text === whole[index] ? 'marche' : 'damagedRecord',
            ]),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a number too long is read as text beside one of many decimals', async () => {
    const file =
      '[{"id":123456789012345678,"objet":"Bancs","montant":0.0000010000000000000537,"n":-12345678901234567890}]'
    expect(await shownOf(file)).toEqual([
      '/0 marche {"id":"123456789012345678","objet":"Bancs","montant":0.0000010000000000000537,"n":"-12345678901234567890"}',
    ])
  })

  it('a damaged record is quoted up to the next one', async () => {
    const lost = '{"id":"1","objet":"Bancs","montant" = 5}'
    const { entries } = await streamed(
      `[{"id":"0","objet":"A","montant":5},${lost} , ${lost.replace('1', '2')},{"id":"3","objet":"D","montant":5}]`,
    )
    const quoted = entries.flatMap((entry) => ('outcome' in entry ? [entry.cells.JSON] : []))
    expect(quoted).toEqual([lost, lost.replace('1', '2')])
  })
})
