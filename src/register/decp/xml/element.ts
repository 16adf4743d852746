import { SaxesParser } from 'saxes'
import { addUnder } from '../../../grouped.js'
import { wellFormed } from '../../cellText.js'
import { CHARACTERS } from '../../csv/charsets.js'

/** What a record says, as the JSON of a DECP file would: a text, or an object whose repeated elements are lists. */
export type XmlValue = string | XmlObject | readonly XmlValue[]
export interface XmlObject {
  readonly [name: string]: XmlValue
}

export interface ReadElement {
  readonly value: XmlValue
  /** Control characters, taken out or given back as what they were. */
  readonly controls: number
  /** Bare ampersands, read as the signs they are. */
  readonly ampersands: number
  /** Names of the elements whose text was too long, and was cut. */
  readonly cut: readonly string[]
}

/** Real records nest six deep (acts, subcontractors); one that goes on and on is there to exhaust a stack. */
const MAX_DEPTH = 32

/** Characters outside XML 1.0 §2.2; and the C1 controls, which it allows and nobody types. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ufffe\uffff]/g
const BY_NUMBER = /&#(?:(\d{1,7})|x([\da-f]{1,6}));/gi
/** "&" that begins no reference: a name typed by hand, "BOUYGUES & FILS". */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/g
const CDATA = /<!\[CDATA\[.*?\]\]>/gs

/**
 * Reads the text of one element; attributes say nothing in DECP. Nothing is ever expanded. Null: not well-formed, so that
 * what it says cannot be known.
 */
export function readElement(text: string, maxText: number): ReadElement | null {
  const counts = { controls: 0, ampersands: 0 }
  const allowed = text.replace(CONTROLS, (found) => {
    counts.controls += 1
    return characterOf(found.charCodeAt(0))
  })
  const mended = allowed.includes('&') ? outsideCdata(allowed, (part) => references(part, counts)) : allowed
  const tree = new Tree(maxText)
  return tree.read(mended) ? { value: tree.value, ...counts, cut: tree.cut } : null
}

/** A C1 control is what is left of the windows-1252 character of that byte ("man\x9cuvre"); any other control is nothing. */
const characterOf = (code: number): string => {
  const character = code < 0x80 || code > 0x9f ? 0 : (CHARACTERS['windows-1252'][code] ?? 0)
  return character > 0x9f ? String.fromCharCode(character) : ''
}

interface Counts {
  controls: number
  ampersands: number
}

function references(text: string, counts: Counts): string {
  const whole = text.replace(BARE_AMPERSAND, () => {
    counts.ampersands += 1
    return '&amp;'
  })
  return whole.replace(BY_NUMBER, (found, decimal?: string, hex?: string) => {
    if (isCharacter(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))) return found
    counts.controls += 1
    return ''
  })
}

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && code <= 0x10ffff)

/** In a CDATA section an ampersand is one. */
function outsideCdata(text: string, change: (part: string) => string): string {
  if (!text.includes('<![CDATA[')) return change(text)
  const sections = text.match(CDATA) ?? []
  return text
    .split(CDATA)
    .map((part, index) => change(part) + (sections[index] ?? ''))
    .join('')
}

type Child = readonly [name: string, value: XmlValue]

interface Building {
  readonly name: string
  readonly children: Child[]
  text: string
}

class Tree {
  readonly cut: string[] = []
  value: XmlValue = ''
  private readonly open: Building[] = []
  private sound = true

  constructor(private readonly maxText: number) {}

  read(text: string): boolean {
    const parser = new SaxesParser({ position: false })
    parser.on('error', () => {
      this.sound = false
    })
    parser.on('opentag', ({ name }) => this.begin(name))
    parser.on('text', (said) => this.add(said))
    parser.on('cdata', (said) => this.add(said))
    parser.on('closetag', () => this.end())
    parser.write(text).close()
    return this.sound
  }

  private begin(name: string): void {
    if (this.open.length >= MAX_DEPTH) this.sound = false
    if (this.sound) this.open.push({ name: name.slice(name.indexOf(':') + 1), children: [], text: '' })
  }

  private add(text: string): void {
    const current = this.open.at(-1)
    if (!current || current.text.length > this.maxText) return
    current.text += text
    if (current.text.length > this.maxText) this.cut.push(current.name)
  }

  private end(): void {
    const ended = this.sound ? this.open.pop() : undefined
    if (!ended) return
    const parent = this.open.at(-1)
    const values = ended.children.length > 0 ? objectsOf(ended) : [this.textOf(ended.text)]
    if (parent) parent.children.push(...values.map((value): Child => [ended.name, value]))
    else this.value = values[0] ?? ''
  }

  private textOf(text: string): string {
    const short = text.length > this.maxText ? wellFormed(text.slice(0, this.maxText)) : text
    return /\S/.test(short) ? short : ''
  }
}

/** Elements that are listed, which an exporter may write one after the other in a single one. */
const LISTED = new Set([
  'modification',
  'titulaire',
  'concessionnaire',
  'acteSousTraitance',
  'modificationActeSousTraitance',
])

function objectsOf({ name, children }: Building): XmlObject[] {
  return LISTED.has(name) ? inTurn(children).map(objectOf) : [objectOf(children)]
}

/** A field met again begins the next one. */
function inTurn(children: readonly Child[]): Child[][] {
  const groups: Child[][] = []
  let met = new Set<string>()
  for (const child of children) {
    if (groups.length === 0 || met.has(child[0])) {
      groups.push([])
      met = new Set()
    }
    met.add(child[0])
    groups.at(-1)?.push(child)
  }
  return groups
}

/** Not by assignment, which an element called `__proto__` would turn against its object. */
function objectOf(children: readonly Child[]): XmlObject {
  const byName = new Map<string, XmlValue[]>()
  for (const [name, value] of children) addUnder(byName, name, value)
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
