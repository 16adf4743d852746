import type { SourceText } from '../../contract.js'
import { fold } from '../../fold.js'
import { categoryOf, isConcession, namesMarche } from '../values/nature.js'

const KINDS = ['type', 'categorie', 'annee', 'montants', 'direction', 'consultation', 'autre'] as const
type Kind = (typeof KINDS)[number]

/** A heading between rows, and what it says of those below. */
export interface Heading {
  /** As received. */
  readonly text: string
  /** Its place as the user sees it. */
  readonly cell: string
  readonly kinds: ReadonlySet<Kind>
}

/** "Consultation 2024-12 : Entretien des espaces verts": what its lots are lots of. */
export interface Consultation {
  readonly id: string | null
  readonly objet: string | null
  /** What it says, as the lots under it do: for each of them. */
  readonly texts: readonly SourceText[]
}

const DIRECTION =
  /^(?:direction\b|dga\b|dgs\b|pole\b|departement\b|secretariat\b|cabinet d|service \S|services (?:techniques?|generaux|administratifs?|financiers?|juridiques?|culturels?)\b)/
const LABELLED_DIRECTION = /^\s*(?:direction|p[ôo]le|service|d[ée]partement)\s*:\s*(?=\S)/iu
const YEAR =
  /^(?:annee|exercice|an|(?:liste des )?(?:marches?|contrats?)(?: publics?)?(?: (?:conclus?|notifies?|passes?|attribues?|signes?))?(?: en)?(?: l annee)?)? ?(?:19|20)\d\d$/
const RANGE =
  /€|\beuros?\b|\bht\b|\bttc\b|\btranche \d+ ?:|\bseuils?\b|(?:inférieure?s?|supérieure?s?|moins|plus) (?:à|de|au) \d/iu
const CATEGORY =
  /^(?:(?:marches?|contrats?|prestations?|achats?|lots?)(?: publics?)? (?:de |d |du )?)?(?:travaux|fournitures?|services?|prestations intellectuelles)(?: (?:et|ou|de|courantes?|services?|fournitures?|travaux|prestations|intellectuelles))*$/
const LONGEST = 300

const WORD = String.raw`consultation|proc[ée]dure|dossier|affaire|op[ée]ration|mapa|aoo?|appel d[’'\s]offres(?: ouvert)?|accord[\s-]cadre|march[ée]`
const CONSULTATION = new RegExp(
  String.raw`^\s*(?:${WORD})\s*(?:n\s?[°ºo.]|num[ée]ro|r[ée]f(?:[ée]rence)?\.?)?\s*:?\s*(?<id>[\p{L}\p{N}._/-]*\d[\p{L}\p{N}._/-]*)\s*(?:[:–—]|-\s)\s*(?<objet>\S.*)$`,
  'isu',
)
const ITS_NUMBER =
  /^\s*(?:consultation|proc[ée]dure|dossier|affaire)\s*(?:n\s?[°ºo.]|num[ée]ro|r[ée]f(?:[ée]rence)?\.?)?\s*:?\s*(?<id>[\p{L}\p{N}._/-]*\d[\p{L}\p{N}._/-]*)\s*$/iu

/** What a heading is about; it may say several things at once ("TRAVAUX de 20 000 à 90 000 € HT"). */
export function kindsOf(text: string): ReadonlySet<Kind> {
  if (text.length > LONGEST) return new Set(['autre'])
  if (consultationIn(text) !== null) return new Set(['consultation'])
  const folded = fold(text)
  if (DIRECTION.test(folded) && !CATEGORY.test(folded)) return new Set(['direction'])
  if (YEAR.test(folded)) return new Set(['annee'])
  const kinds = new Set<Kind>()
  if (isConcession(text) || namesMarche(text)) kinds.add('type')
  if (/\d/.test(text) && RANGE.test(text)) kinds.add('montants')
  if (categoryOf(text) !== null || CATEGORY.test(folded)) kinds.add('categorie')
  return kinds.size > 0 ? kinds : new Set(['autre'])
}

/** Number and objet of the consultation a heading names; null when it names none. "Marché 2024 : …" is of a year. */
export function consultationIn(text: string): { readonly id: string; readonly objet: string | null } | null {
  if (text.length > LONGEST) return null
  const { id, objet } = (CONSULTATION.exec(text) ?? ITS_NUMBER.exec(text))?.groups ?? {}
  return id === undefined || /^(?:19|20)\d\d$/.test(id) ? null : { id, objet: objet?.trim() ?? null }
}

/** Known for sure whatever the column it stands in. */
export const isTelling = (text: string): boolean => !kindsOf(text).has('autre')

/** Kinds that nest in one another; a heading of another kind below rows begins anew. */
const NESTING: ReadonlySet<Kind> = new Set(['categorie', 'annee', 'montants', 'direction'])

/** The headings in force, outermost first: each until the next of its kind, or of one that it stands in. */
export class Headings {
  private levels: readonly Heading[] = []
  private rowsSince = false
  private summed = false
  /** What is said of rows is the same until a heading changes it. */
  private said: Said | null = null

  add(heading: Heading): void {
    const same = this.levels.findIndex(({ kinds }) => [...kinds].some((kind) => heading.kinds.has(kind)))
    this.levels = [...this.above(heading, same), heading]
    this.rowsSince = false
    this.summed = false
    this.said = null
  }

  /** What stays in force above a heading: what it is nested in. */
  private above(heading: Heading, same: number): readonly Heading[] {
    if (same >= 0) return this.levels.slice(0, same)
    const levels = this.summed ? this.levels.slice(0, -1) : this.levels
    const nests = [...(levels.at(-1)?.kinds ?? []), ...heading.kinds].every((kind) => NESTING.has(kind))
    return this.rowsSince && !nests ? [] : levels
  }

  rowMet(): void {
    this.rowsSince = true
  }

  /** A total was met: a heading that comes next does not stand under the innermost one, whose rows are summed. */
  totalMet(): void {
    this.summed = this.rowsSince
  }

  /** Ends the consultation in force: what follows is none of its lots. */
  endConsultation(): void {
    this.levels = this.levels.filter(({ kinds }) => !kinds.has('consultation'))
    this.said = null
  }

  get inForce(): Said {
    this.said ??= saidBy(this.levels)
    return this.said
  }
}

/** What the headings in force say of a row. */
export interface Said {
  readonly categorie: string | null
  readonly direction: string | null
  readonly consultation: Consultation | null
  /** Innermost heading that says what sort of contract stands below it; null: none does. */
  readonly type: string | null
  /** All of them as received, outermost first. */
  readonly headings: readonly string[]
  /** Headings with no field of their own (years, ranges of amounts…), as received. */
  readonly others: readonly string[]
}

function saidBy(levels: readonly Heading[]): Said {
  const last = (kind: Kind) => levels.findLast(({ kinds }) => kinds.has(kind)) ?? null
  const consultation = last('consultation')
  const alone = levels.filter(({ kinds }) => kinds.has('annee') || kinds.has('montants') || kinds.has('autre'))
  return {
    categorie: categoryOf(last('categorie')?.text ?? ''),
    direction: last('direction')?.text.replace(LABELLED_DIRECTION, '').trim() ?? null,
    consultation: consultation && consultationOf(consultation),
    type: last('type')?.text ?? null,
    headings: levels.map(({ text }) => text),
    others: alone.map(({ text }) => text.trim()),
  }
}

function consultationOf({ text, cell }: Heading): Consultation {
  const named = consultationIn(text)
  return {
    id: named?.id ?? null,
    objet: named ? named.objet : text.trim(),
    texts: [{ field: 'objet', column: null, text, cell }],
  }
}
