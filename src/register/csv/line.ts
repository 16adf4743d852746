/** What cuts a line into cells. */
export interface Marks {
  readonly delimiter: string
  readonly quote: '"' | "'"
}

/**
 * The fields of one line on its own: a quoted field must be closed before a separator or the end of the line, else its
 * quote is plain text. For the lines whose quotes are in disorder, and to look for the separator.
 */
export function readLine(line: string, marks: Marks): string[] {
  const { delimiter, quote } = marks
  const fields: string[] = []
  const closed = closedField(marks)
  for (let at = 0; ; ) {
    closed.lastIndex = at
    const quoted = line[at] === quote ? closed.exec(line) : null
    const next = line.indexOf(delimiter, quoted ? at + quoted[0].length : at)
    fields.push(
      quoted ? (quoted[1] ?? '').replaceAll(quote + quote, quote) : line.slice(at, next < 0 ? line.length : next),
    )
    if (next < 0) return fields
    at = next + delimiter.length
  }
}

const CLOSED_FIELDS = new Map<string, RegExp>()

/** A quoted field up to its closing quote; made once for each pair of marks. */
function closedField({ delimiter, quote }: Marks): RegExp {
  const known = CLOSED_FIELDS.get(delimiter + quote)
  if (known) return known
  const inside = `[^${quote}]*(?:${quote}{2}[^${quote}]*)*`
  const made = new RegExp(`${quote}(${inside})${quote}(?=\\s*(?:[\\${delimiter}]|$))`, 'y')
  CLOSED_FIELDS.set(delimiter + quote, made)
  return made
}
