import { CHARACTERS } from './charsets.js'

/** Names of U+00A0 to U+00FF in HTML, in order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const NAMED = new Map([
  ...LATIN.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    OElig: 'Œ',
    oelig: 'œ',
    Yuml: 'Ÿ',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    bull: '•',
    hellip: '…',
    lsaquo: '‹',
    rsaquo: '›',
    euro: '€',
    trade: '™',
    rarr: '→',
    minus: '−',
    le: '≤',
    ge: '≥',
  }),
])

const ENTITY = /&(?:#(\d{2,7})|#[xX]([\da-fA-F]{2,6})|([A-Za-z]{2,6}\d{0,2}));/g
const OPENED = /&(?:#\d{2,7}|#[xX][\da-fA-F]{2,6}|[A-Za-z]{2,6}\d{0,2})$/

/** "&#1234567", "&frac12": characters of an entity before its ";". */
const LONGEST = 9

/** The HTML entities of a text, as a browser shows them. */
export function decodeEntitiesOnce(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, toCharacter) : text
}

/** The HTML entities of a text as the characters they stand for; `&amp;eacute;` was escaped twice. What is none stays. */
export function decodeEntities(text: string): string {
  const once = text.replace(ENTITY, toCharacter)
  return text.includes('&amp;') ? once.replace(ENTITY, toCharacter) : once
}

/** A cell that ends as an entity does before its ";": cut there where ";" separates cells. */
export function endsInsideEntity(text: string): boolean {
  const found = OPENED.exec(text.slice(-LONGEST))?.[0]
  return found !== undefined && decodeEntities(`${found};`) !== `${found};`
}

function toCharacter(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name) ?? whole
  return characterOf(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)) ?? whole
}

/** By its number; 128 to 159 are those of windows-1252, as in HTML. Null for what is no text. */
function characterOf(point: number): string | null {
  if (point === 9 || point === 10 || point === 13) return point === 13 ? '\n' : String.fromCharCode(point)
  if (point < 32 || point === 127 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
  return String.fromCodePoint(point < 160 ? (CHARACTERS['windows-1252'][point] ?? point) : point)
}
