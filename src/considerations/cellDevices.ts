import type { Kind } from '../states.js'

/** The words of a column's own device, and those of others, under which a cell answers of something else. */
interface Words {
  readonly own: RegExp
  readonly others: RegExp
  /** Denied there, it is not all of the device that is: "pas d'insertion" leaves the other social clauses. */
  readonly part?: RegExp
}

const WORDS: Readonly<Record<Kind, Words>> = {
  insertionClause: { own: /clauses?(?! environ)|insertion/, others: /critere|reserv|(?:^|clauses? |% )environ/ },
  socialClause: {
    own: /clauses?(?! environ)/,
    others: /critere|reserv|(?:^|clauses? |% )environ/,
    part: /^(?:(?!clauses?(?! (?:sociales? )?d insertion)).)*insertion/,
  },
  socialCriterion: { own: /critere(?!s? environ)/, others: /clause|reserv|environ/ },
  reserved: { own: /reserv/, others: /clause|critere|\d ?h(?:eures?)?(?![a-z])/ },
  environmentalClause: { own: /clauses?(?! social| d insertion)/, others: /critere|reserv|insertion|social/ },
  environmentalCriterion: { own: /critere(?!s? social)/, others: /clause|reserv|social/ },
}

/** "Critère 10 %" under "Clause sociale": the cell answers of another device than its column. */
export const speaksOfAnother = (kinds: readonly Kind[], folded: string): boolean =>
  kinds.some((kind) => WORDS[kind].others.test(folded) && !WORDS[kind].own.test(folded))

/** "Sans réservation", "pas d'insertion" under "Clause sociale": a denial of less, or of something else. */
export function deniesAnother(kinds: readonly Kind[], folded: string): boolean {
  const denial = folded.split(/[,;:(.]| [-–] | mais /)[0] ?? folded
  const isPart = kinds.some((kind) => WORDS[kind].part?.test(denial))
  return isPart || speaksOfAnother(kinds, denial)
}
