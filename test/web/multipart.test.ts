import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenForm, formEvents } from '../../src/web/multipart.js'

const encoder = new TextEncoder()
/** Each character a byte. */
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

interface Part {
  readonly field: string
  readonly fileName: string | null
  readonly text: string
}

async function* cutAt(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}

/** What a body is read as: its parts, each byte a character. */
async function read(body: string | Uint8Array, boundary = 'x', sizes: readonly number[] = [1e9]): Promise<Part[]> {
  const parts: Part[] = []
  const bytes = typeof body === 'string' ? bytesOf(body) : body
  for await (const event of formEvents(cutAt(bytes, sizes), boundary)) {
    const last = parts.pop()
    if ('part' in event) parts.push(...(last ? [last] : []), { ...event.part, text: '' })
    else if (last) parts.push({ ...last, text: last.text + String.fromCharCode(...event.bytes) })
  }
  return parts
}

const field = (disposition: string, content: string, eol = '\r\n') =>
  `--x${eol}Content-Disposition: form-data; ${disposition}${eol}${eol}${content}${eol}`
const file = (name: string, content = 'a') => field(`name="fichier"; filename=${name}`, content)

describe('a form read as it comes', () => {
  it('is the one sent, wherever its pieces are cut and whatever its parts hold', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', '-', '--', '\r\n--', '\r\n--x', '\n--xy', '\r\n--xyz-', 'x', 'y', '\0'),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => String.fromCharCode(...encoder.encode(text))),
    )
    const content = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    const fields = fc.array(fc.record({ name: fc.constantFrom('fichier', 'acheteur', 'autre'), content }), {
      maxLength: 5,
    })
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        fields,
        sizes,
        fc.constantFrom('xyz', '----WebKitFormBoundary7MA4YWxk'),
        async (sent, cut, boundary) => {
          fc.pre(sent.every(({ content }) => !`\r\n${content}\r\n`.includes(`\r\n--${boundary}`)))
          const body = sent
            .map(
              ({ name, content }) =>
                `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`,
            )
            .join('')
          const parts = await read(`${body}--${boundary}--\r\n`, boundary, cut)
          expect(parts).toEqual(sent.map(({ name, content }) => ({ field: name, fileName: null, text: content })))
        },
      ),
    )
  })

  it('is the one that the platform writes', async () => {
    const form = new FormData()
    form.set('acheteur', '244 400 414 00053')
    form.set('fichier', new File([new Uint8Array(70_000).fill(13)], 'été "1"\r\n.csv'))
    const written = new Response(form)
    const boundary = /boundary=(.+)$/.exec(written.headers.get('content-type') ?? '')?.[1] ?? ''
    const parts = await read(new Uint8Array(await written.arrayBuffer()), boundary, [1_000, 7])
    expect(parts).toMatchObject([
      { field: 'acheteur', fileName: null, text: '244 400 414 00053' },
      { field: 'fichier', fileName: 'été "1"\r\n.csv', text: '\r'.repeat(70_000) },
    ])
  })

  it('may begin with other text, end with other text, and have blanks behind its boundaries', async () => {
    const body = `Bonjour\r\n--xy\r\n${field('name="a"', '1').replace('--x', '--x \t ')}--x--\r\nau revoir --x`
    expect(await read(body)).toEqual([{ field: 'a', fileName: null, text: '1' }])
  })

  it('may have no part, an empty one, or one that names no field', async () => {
    expect(await read('--x--')).toEqual([])
    expect(await read(`${field('name="a"', '')}--x\r\n\r\n1\r\n--x--`)).toEqual([
      { field: 'a', fileName: null, text: '' },
      { field: '', fileName: null, text: '1' },
    ])
  })

  it('may have a part without any body: the boundary stands right behind its headers', async () => {
    const bare = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    for (const sizes of [[1e9], [1], [7]]) {
      expect(await read(`${bare}${field('name="b"', '2')}${bare}--x--`, 'x', sizes)).toEqual([
        { field: 'a', fileName: null, text: '' },
        { field: 'b', fileName: null, text: '2' },
        { field: 'a', fileName: null, text: '' },
      ])
    }
    expect(await read(`${bare}--xy\r\n--x--`)).toEqual([{ field: 'a', fileName: null, text: '--xy' }])
  })

  it('may end its lines in LF alone, which then stay in the content of CRLF forms', async () => {
    expect(await read(`${field('name="a"', '1\n2', '\n')}--x--\n`)).toEqual([
      { field: 'a', fileName: null, text: '1\n2' },
    ])
    expect(await read(`${field('name="a"', '1\n--x\n2')}--x--`)).toEqual([
      { field: 'a', fileName: null, text: '1\n--x\n2' },
    ])
  })

  it('does not take for a boundary a line that only begins like one', async () => {
    const content = '1\r\n--xy\r\n--x-\r\n--x 2\r\n--'
    expect(await read(`${field('name="a"', content)}--x--`)).toEqual([{ field: 'a', fileName: null, text: content }])
  })
})

describe('the name of a file', () => {
  it.each<[string, string]>([
    ['"registre.csv"', 'registre.csv'],
    ['registre.csv', 'registre.csv'],
    ['"a; name=b.csv"', 'a; name=b.csv'],
    [String.raw`"a\"b.csv"`, 'a"b.csv'],
    ['"a%22b%0D%0A.csv"', 'a"b\r\n.csv'],
    [String.raw`"C:\temp\a.csv"`, String.raw`C:\temp\a.csv`],
    ['"../../etc/passwd"', '../../etc/passwd'],
    ['""', ''],
    [`"e.csv"; filename*=UTF-8''%C3%A9t%C3%A9.csv`, 'été.csv'],
    [`"e.csv"; filename*=iso-8859-1'fr'%e9t%E9.csv`, 'été.csv'],
    [`"e.csv"; filename*=UTF-8''%E9.csv`, 'e.csv'],
    [`"e.csv"; filename*=UTF-8''%4.csv`, 'e.csv'],
    [`"e.csv"; filename*=constructor''a`, 'e.csv'],
    ['"un.csv"; filename="deux.csv"', 'un.csv'],
    ['"jamais fermé', '"jamais'],
  ])('%s is %j', async (written, fileName) => {
    const [part] = await read(encoder.encode(`${file(written)}--x--`))
    expect([part?.field, part?.fileName]).toEqual(['fichier', fileName])
  })

  it('is read in UTF-8, else as Windows writes it', async () => {
    expect(await read(encoder.encode(`${file('"été.csv"')}--x--`))).toMatchObject([{ fileName: 'été.csv' }])
    expect(await read(`${file('"\u00e9t\u00e9.csv"')}--x--`)).toMatchObject([{ fileName: 'été.csv' }])
  })

  it('may stand on a folded line, under any case', async () => {
    const folded = `--x\r\ncontent-type: text/csv\r\nCONTENT-DISPOSITION:form-data; NAME=fichier;\r\n\tFileName="a.csv"\r\n\r\n1\r\n--x--`
    expect(await read(folded)).toEqual([{ field: 'fichier', fileName: 'a.csv', text: '1' }])
  })
})

describe('a form made to harm, or cut', () => {
  const whole = `${field('name="a"', '12')}${file('"b.csv"', '3')}--x--`

  it('is refused wherever it is cut', async () => {
    for (let end = 0; end < whole.length; end += 1) {
      await expect(read(whole.slice(0, end), 'x', [5]), `${end}`).rejects.toThrow(BrokenForm)
    }
  })

  it.each([
    ['endless headers', `--x\r\n${'a'.repeat(20_000)}`],
    ['as many short headers', `--x\r\n${'a: b\r\n'.repeat(5_000)}\r\n--x--`],
    ['a thousand parts', field('name="a"', '1').repeat(1_000)],
    ['endless blanks behind a boundary', `--x${' '.repeat(20_000)}`],
    ['another boundary', whole.replaceAll('--x', '--y')],
    ['no boundary at all', '0'.repeat(20_000)],
  ])('is refused with %s', async (_, body) => {
    await expect(read(body)).rejects.toThrow(BrokenForm)
  })

  it('refuses the rest of the body once given up, and once only', async () => {
    let [refused, ended] = [0, 0]
    async function* body(text: string): AsyncGenerator<Uint8Array> {
      try {
        for (const byte of bytesOf(text)) yield Uint8Array.of(byte)
        ended += 1
      } finally {
        refused += 1
      }
    }
    await expect(formEvents(body(`--x\r\n${'a'.repeat(40_000)}`), 'x').next()).rejects.toThrow(BrokenForm)
    const events = formEvents(body(`${file('"b.csv"', '0'.repeat(20_000))}--x--`), 'x')
    await events.next()
    await events.return(undefined)
    expect([refused, ended]).toEqual([2, 0])
  })

  it('asks for no more of the body than it needs to refuse it', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (yield bytesOf('--x\r\n'); ; asked += 1) yield new Uint8Array(1_000).fill(97)
    }
    await expect(formEvents(endless(), 'x').next()).rejects.toThrow(BrokenForm)
    expect(asked).toBeLessThan(30)
  })
})
