/** "de 2019 à 2025", "en 2025". */
export function period(points: readonly { readonly year: number }[]): string {
  const years = points.map(({ year }) => year)
  if (years.length === 0) return 'aucune année'
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? `en ${first}` : `de ${first} à ${last}`
}
