/** Part of a text, UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A run of text covered by the same spans from one end to the other. */
export interface Segment<S extends Span> {
  readonly text: string
  readonly covering: readonly S[]
  /** Spans that begin here: where a link to one of them leads. */
  readonly opening: readonly S[]
}

/**
 * Cuts a text wherever a span begins or ends, so that overlapping spans are each shown whole. Joined again the segments
 * are the text, to the character; spans that hold nothing of it are left out.
 */
export function segmentsOf<S extends Span>(text: string, spans: readonly S[]): Segment<S>[] {
  const held = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
  const cuts = [...new Set([0, text.length, ...held.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0
    return {
      text: text.slice(start, end),
      covering: held.filter((span) => span.start <= start && span.end >= end),
      opening: held.filter((span) => span.start === start),
    }
  })
}
