/** The three candidates nearest to what was typed, nearest first (edit distance, case aside). */
export function closestTo(typed: string, candidates: readonly string[]): string[] {
  const ranked = candidates.map((candidate) => ({
    candidate,
    far: distance(typed.toLowerCase(), candidate.toLowerCase()),
  }))
  return ranked
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
