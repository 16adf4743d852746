/** The end of a sentence, not the point of "L. 2113-12" nor that of "art. 5". */
const BREAK = /(?<!(?:^|[\s(«])(?:arts?|cf|no?|[LRDM]|MM|Mr|Mme))[.!?;](?=\s+\p{Lu})|[\r\n]/gu

/** The sentence of a text that a span stands in, as a reader would cut it; UTF-16 offsets, end exclusive. */
export function sentenceOf(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const stops = [...text.matchAll(BREAK)].map(({ index }) => index + 1)
  return {
    start: stops.findLast((stop) => stop <= start) ?? 0,
    end: stops.find((stop) => stop >= end) ?? text.length,
  }
}
