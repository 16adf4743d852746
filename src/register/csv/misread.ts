import { CHARACTERS } from './charsets.js'

/** What French texts hold above ASCII. */
const CHARACTERS_MET = [
  ...Array.from({ length: 0x60 }, (_, i) => String.fromCharCode(0xa0 + i)),
  ...'ŒœŸ‘’“”–—…•‹›†‡‰€\u202f\u2009',
]

const LATIN_1 = Uint16Array.from({ length: 256 }, (_, byte) => byte)

/** UTF-8 of a character once read in another set: "é" is "Ã©" in windows-1252, "√©" on a Mac. */
const MISREADINGS = new Map(
  CHARACTERS_MET.flatMap((character) => {
    const bytes = [...new TextEncoder().encode(character)]
    return [LATIN_1, CHARACTERS['windows-1252'], CHARACTERS.macintosh].map((table) => {
      return [String.fromCharCode(...bytes.map((byte) => table[byte] ?? byte)), character] as const
    })
  }),
)

/** "à" in UTF-8 ends with what is a no-break space elsewhere, which many programs write as a plain one. */
const A_GRAVE = /Ã {1,2}/g
const MISREAD = /[ÂÃÅ√¬≈][\x80-\uffff]|[â‚][€Ä‚Ç\x80\x82][\x80-\uffff]/g

/** A text in UTF-8 that was read in another set and saved again in UTF-8 ("PropretÃ©"), as it was; any other as it is. */
export function mendMisread(text: string): string {
  return text.replace(MISREAD, (found) => MISREADINGS.get(found) ?? found).replace(A_GRAVE, 'à ')
}
