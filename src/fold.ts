/**
 * Folding (SPEC §1): lower case, no accents, œ→oe, punctuation and spaces collapsed, digits without leading zeros.
 * Two objects that fold alike are the same object, whatever the keyboard that typed them.
 */
export function fold(text: string): string {
  if (text.length < SHORT) return foldCommon(text) ?? foldAny(text)
  for (let at = 0; at < recent.length; at += 1) if (recent[at]?.text === text) return recent[at]?.folded ?? ''
  const folded = foldCommon(text) ?? foldAny(text)
  recent[next] = { text, folded }
  next = (next + 1) % RECENT
  return folded
}

/** What texts fold into when they are joined by spaces, which no folding reaches across: each is folded once, whoever asks. */
export function foldAll(texts: readonly (string | null)[]): string {
  let all = ''
  for (const text of texts) {
    const folded = text === null ? '' : fold(text)
    if (folded !== '') all = all === '' ? folded : `${all} ${folded}`
  }
  return all
}

/** The object of a contract is folded by all that asks something of it, one after the other. */
const recent: { readonly text: string; readonly folded: string }[] = []
const SHORT = 24
const RECENT = 4
let next = 0

function foldAny(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, '')
    .trim()
}

const LATIN_END = 0x250
const [PUNCTUATION_START, PUNCTUATION_END] = [0x2000, 0x2070]
const EURO = 0x20ac
const [SPACE, ZERO] = [0x20, 0x30]
const LONGEST = 4_096

/** What each Latin character folds into: at most two code units, the second in the high half; 0 separates. */
const LATIN = Uint32Array.from({ length: LATIN_END }, (_, code) => {
  // A zero alone keeps its place; whether it leads a number is for the walk to see.
  const folded = code === ZERO ? '0' : foldAny(String.fromCharCode(code))
  return folded === '' ? 0 : folded.charCodeAt(0) | ((folded.length > 1 ? folded.charCodeAt(1) : 0) << 16)
})
const IS_NUMBER = Uint8Array.from({ length: LATIN_END }, (_, code) =>
  /\p{N}/u.test(String.fromCharCode(code)) ? 1 : 0,
)
const folded = new Uint16Array(2 * LONGEST)

/** One walk over what French is written with, seven times as fast; null where the text holds anything else, or is long. */
function foldCommon(text: string): string | null {
  if (text.length > LONGEST) return null
  let length = 0
  let inWord = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= LATIN_END && !isPunctuation(code)) return null
    const into = code < LATIN_END ? (LATIN[code] ?? 0) : 0
    if (into === 0) inWord = false
    else if (inWord || code !== ZERO || !isNumber(text.charCodeAt(at + 1))) {
      if (!inWord && length > 0) folded[length++] = SPACE
      inWord = true
      folded[length++] = into & 0xffff
      if (into > 0xffff) folded[length++] = into >>> 16
    }
  }
  return String.fromCharCode.apply(null, folded.subarray(0, length) as unknown as number[])
}

const isPunctuation = (code: number): boolean => (code >= PUNCTUATION_START && code < PUNCTUATION_END) || code === EURO

const isNumber = (code: number): boolean => code < LATIN_END && IS_NUMBER[code] === 1
