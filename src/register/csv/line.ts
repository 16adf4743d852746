/**
 * The fields of one line on its own: a quoted field must be closed before a separator or the end of the line, else its
 * quote is plain text. For the lines the parser cannot be trusted with, and to look for the separator.
 */
export function readLine(line: string, delimiter: string): string[] {
  const fields: string[] = []
  const closed = new RegExp(`"([^"]*(?:""[^"]*)*)"(?=\\s*(?:[\\${delimiter}]|$))`, 'y')
  for (let at = 0; ; ) {
    closed.lastIndex = at
    const quoted = line[at] === '"' ? closed.exec(line) : null
    const next = line.indexOf(delimiter, quoted ? at + quoted[0].length : at)
    fields.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : line.slice(at, next < 0 ? line.length : next))
    if (next < 0) return fields
    at = next + delimiter.length
  }
}
