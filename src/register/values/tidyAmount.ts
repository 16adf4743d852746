/** Nothing longer is read as an amount. */
export const LONGEST = 80

/** "(1 200)" and "1 200-": how accounts write what is negative. */
const IN_BRACKETS = /^\( ?(\d[^()]*?) ?\)( ?[^()\d]*)$/u
const MINUS_AFTER = /^(\d[\d .,'’]*\d|\d) ?[-−]( ?(?:€|euros?|EUR)?)$/u

/** Nothing longer than `LONGEST` is read, whatever its spaces. */
const LONGEST_RAW = 1000

/** The text of an amount on one line, its brackets and minus signs as figures have them. */
export function tidied(text: string): string {
  return text
    .slice(0, LONGEST_RAW)
    .replace(/\(([^()\d]*)\)/g, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(IN_BRACKETS, '-$1$2')
    .replace(MINUS_AFTER, '-$1$2')
}
