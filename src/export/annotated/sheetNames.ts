const LONGEST = 31

/** Names as a workbook accepts them: short, without `[]:*?/\`, none twice whatever the case. */
export function sheetNames(given: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return given.map((name) => {
    const plain = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, ' ')
    const base = plain.trim() === '' ? 'Feuille' : plain
    let free = base.slice(0, LONGEST)
    for (let index = 2; taken.has(free.toLowerCase()); index += 1) {
      free = `${base.slice(0, LONGEST - 4)} ${index}`
    }
    taken.add(free.toLowerCase())
    return free
  })
}
