/** Chart units: a picture is 360 wide, drawn at 290 to 420 px on a screen, so that its letters stay between 11 and 16 px. */
export const WIDTH = 360
export const FONT_SIZE = 13.5

const NARROW = new Set("iljtfrI.,;:'’|!()[]/ \u00a0\u202f-")
const WIDE = new Set('mwMWQOGDHNU%€œæ@—')

/** How wide a text will be at most, in chart units: no font can be measured here, so the widest usual one is assumed. */
export function textWidth(text: string): number {
  let ems = 0
  for (const char of text) ems += NARROW.has(char) ? 0.4 : WIDE.has(char) ? 0.86 : 0.63
  return ems * FONT_SIZE
}

/** A label cut into lines no wider than `width`; what does not fit in `most` lines ends in an ellipsis. */
export function wrap(label: string, width: number, most = 3): string[] {
  const lines: string[] = []
  for (const word of label
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((long) => pieces(long, width))) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(' '), width)]
}

/** The text as far as it fits, with an ellipsis where it is cut. */
function shorten(text: string, width: number): string {
  const chars = [...text]
  while (chars.length > 1 && textWidth(`${chars.join('')}…`) > width) chars.pop()
  return `${chars.join('').trimEnd()}…`
}

/** A word wider than a whole line is cut where the line ends. */
function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word]
  const cut: string[] = ['']
  for (const char of word) {
    const last = cut.at(-1) ?? ''
    if (last !== '' && textWidth(last + char) > width) cut.push(char)
    else cut[cut.length - 1] = last + char
  }
  return cut
}
