import { isTelling, sequenceAt } from './utf8.js'

/** The sets of one byte a character that French registers are written in. */
export type Charset = 'windows-1252' | 'iso-8859-15' | 'macintosh'

/** Characters of the bytes 0x80 to 0x9F in windows-1252 (WHATWG Encoding); the five unassigned stay as they are. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Characters of the bytes 0x80 to 0xFF in Mac OS Roman, with the euro of 1998. */
const MACINTOSH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** Where ISO-8859-15 differs from Latin-1. */
const LATIN_9: Readonly<Record<number, string>> = {
  164: '€',
  166: 'Š',
  168: 'š',
  180: 'Ž',
  184: 'ž',
  188: 'Œ',
  189: 'œ',
  190: 'Ÿ',
}

function tableOf(characterOf: (byte: number) => string | undefined): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, byte) => characterOf(byte)?.charCodeAt(0) ?? byte)
}

/** UTF-16 unit of each byte. */
export const CHARACTERS: Readonly<Record<Charset, Uint16Array>> = {
  'windows-1252': tableOf((byte) => (byte < 0x80 ? undefined : WINDOWS_1252[byte - 0x80])),
  'iso-8859-15': tableOf((byte) => LATIN_9[byte]),
  macintosh: tableOf((byte) => (byte < 0x80 ? undefined : MACINTOSH[byte - 0x80])),
}

/** How much a character above ASCII speaks for French: letters of words most, then capitals, then signs. */
const FRENCH = weights(['éèàêçùûôîâëïœ’', 4], ['ÉÈÀÊÇ', 2], ['«»°€–\xa0', 1])

function weights(...groups: readonly (readonly [characters: string, weight: number])[]): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [characters, weight] of groups) for (const each of characters) table[each.charCodeAt(0)] = weight
  return table
}

/** Points of each byte as a letter of French, by set. */
const POINTS = {
  'windows-1252': CHARACTERS['windows-1252'].map((code) => FRENCH[code] ?? 0),
  macintosh: CHARACTERS.macintosh.map((code) => FRENCH[code] ?? 0),
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte))

/** The set in which these bytes, not all of them UTF-8, read most like French: "é" is 0xE9 on Windows, 0x8E on a Mac. */
export function likeliestCharset(bytes: Uint8Array): Charset {
  let windows = 0
  let mac = 0
  let c1 = false
  let latin9 = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const utf8 = sequenceAt(bytes, at, bytes.length)
    if (utf8 && isTelling(utf8.point)) {
      at += utf8.length - 1
      continue
    }
    windows += POINTS['windows-1252'][byte] ?? 0
    mac += POINTS.macintosh[byte] ?? 0
    c1 ||= byte < 0xa0
    // ¤ is not typed, nor are fractions inside words: these are the euro and the œ of ISO-8859-15.
    latin9 ||= byte === 0xa4 || (byte === 0xbd && isLetter(bytes[at - 1]) && isLetter(bytes[at + 1]))
  }
  if (mac > windows) return 'macintosh'
  return latin9 && !c1 ? 'iso-8859-15' : 'windows-1252'
}
