import type { FoldedText } from './text.js'

/** Shorter words have too many real neighbours. */
const SHORTEST_WORD = 8
const SHORTEST_TYPO = SHORTEST_WORD - 1
/** Nothing longer is compared: a key holds the length in five bits. */
const LONGEST_WORD = 30

/**
 * Reads a word with one wrong letter as the word of the vocabulary it stands for: "insertoin", "enviromnementale". A
 * letter lost by an export (U+FFFD) is a wrong one. First and last letters must be right, and one word only come into
 * question; inflections of the vocabulary and the words of `keep` are right as they are. Linear in the text's length.
 */
export class Typos {
  private readonly words: string[]
  private readonly known: KnownWords

  /** `mended`: words a typo may stand for; all of the vocabulary where it is not given. */
  constructor(vocabulary: Iterable<string>, keep: Iterable<string>, mended?: ReadonlySet<string>) {
    const words = new Set(vocabulary)
    const targets = [...words].filter(
      (word) => isLongWord(word) && !isElided(word, words) && (mended?.has(word) ?? true),
    )
    const rivals = [...keep, ...words].filter(isKnowable)
    this.words = targets
    this.known = new KnownWords(unique(targets, rivals), targets.flatMap(inflections).filter(isKnowable))
  }

  /** The very same text when nothing is to be mended; else a copy where each unit of a mended word spans all of it. */
  mend(text: FoldedText): FoldedText {
    const { codes, length } = text
    let mendings: Mending[] | null = null
    for (let from = 0; from + SHORTEST_TYPO <= length; ) {
      let at = from + SHORTEST_TYPO - 1
      while (at >= from && isLetter(codes[at] ?? 0)) at--
      if (at >= from) {
        from = at + 1
        continue
      }
      let to = from + SHORTEST_TYPO
      while (to < length && isLetter(codes[to] ?? 0)) to++
      const word = to - from <= LONGEST_WORD ? this.meantBy(codes, from, to) : undefined
      if (word !== undefined) {
        mendings ??= []
        mendings.push({ from, to, word })
      }
      from = to + 1
    }
    return mendings === null ? text : rewritten(text, mendings)
  }

  private meantBy(codes: Uint16Array, from: number, to: number): string | undefined {
    const meant = this.known.meantBy(codes, from, to)
    return meant === NONE ? undefined : this.words[meant]
  }
}

/**
 * The words that considerations turn on, in the notation of phrases: only these are worth mending. Every other word of the
 * rules is known and left as it is, so that a phrase added about stewed fruit ("compotes") does not swallow "comptes".
 */
export const MENDED_WORDS: readonly string[] = `
  insertion{s} réinsertion inclusion {environnement} {env} environnementalement considération{s} sociétal(e|es|)
  sociétaux écologique{s} écoresponsable{s} réservation{s} réservé(e|es) handicap handicapé(e|s|es|) adapté(es|e)
  entreprise{s} obligatoire{s} obligation{s} exécution condition{s} critères performance{s} développement biologique{s}
  recyclage recyclé(e|es|s) réemploi biodiversité énergétique{s} professionnel professionnelle{s} économique solidaire{s}
  demandeurs bénéficiaire{s} éloignée{s} difficulté{s} apprentissage discrimination{s} équitable emballage{s}
  véhicule{s} émission{s} plastique{s} écolabel{s} labellisé(e|es|s|) protection pollution nuisances travailleur{s}
  structure{s} association{s} intermédiaire{s} pondération alternance pénitentiaire{s} accessibilité attribution
  prioritaire{s} défavorisé(e|es|s) réutilisation reconditionné(e|es|s|) valorisation
`
  .trim()
  .split(/\s+/)

/** Real words, towns and names one letter away from a word of the rules, in the notation of phrases. */
export const REAL_WORDS: readonly string[] = `
  activistes adoptées agressée allocutaire{s} allocution{s} appentis articulé{e} assumées atténuées atténues
  bactérie{s} baladeuse{s} banquette{s} baquettes bardages Bordères Bouteville buissons cassées causées centrage{s}
  chargement{s} Chartier{s} chassées chaumière{s} clinquante coédition{s} colport(e|ée|ées|ent|ant|era|eront)
  comporter compos(eur|iteur){s} composera composites compost(ée|ées|ent|ant|era|eront) compotes concertant
  concertent conféra confient confin(ée|ées|era) confirmera confirme{s} conformer confortement{s} confortera
  constriction cont(aient|inent|ent|rent) contentant contention{s} convection{s} convenant{s} convi(ées|era)
  convi(ent|ennent|endra|endront) cratères crémation débauche{s} déclamation dégagement{s} délimitation{s} délogeant
  dépays(er|ant|ent|é|ée|és|ées) déportement{s} dessin(é|ée|ées|és) détendues détien(dra|dront|nent) devenues
  diversement dominés domines dumarché ébauch(e|es|er|ent|era) écologue{s} embouch(e|es|er|ent|era) embûche{s}
  enragées entourage{s} érigeant érotique{s} escadres ethniques étiques évacuera évoluera excédant{s} exigible{s}
  failles Falières fourbies Fourmies fourrons franchise{s} francise Françoise frictionnés furniture{s} habituant
  implosent impotent indignées influant insolation{s} instillation{s} Intercités intersites lainages lainiers
  létalité licitation linguettes managers manières maternels Mazières médication méditation ménagement{s}
  moralité{s} motilité natation novation obligataire{s} palmettes passible{s} penalties Péronne phosphites pillage
  potable{s} préposé(s|e|es) prescription{s} prescrit{e} prétention{s} prévenan(t|ce) prévien(dra|dront|nent)
  processionnel processionnelle{s} projection{s} promenant proposition{s} provenir Provident réaction{s} recevant
  rechappes recouvrir récusées rédaction{s} redevant redond(ant|ent) réélisés réfaction{s} refond(ant|ent|ront)
  réfutées relisés remettes remploie remploi{s} remploy(er|ée|ées|é|és) répand(ant|ent|ront) replacés résidant{s}
  retendues revenues révérence{s} rizières salaires scalaire{s} semonces séquelles sévices sociable{s} solaire{s}
  Solares solitaire{s} surpression{s} surprime{s} tendeuses tonalité tordeuses tortures tractées tractera
  tracteur{s} trainées traînées traînera vaporis(e|é|és|ée|ées|er|ation) vésicule{s} vi(d|r|n|ss)eront voilures
`
  .trim()
  .split(/\s+/)

interface Mending {
  readonly from: number
  readonly to: number
  readonly word: string
}

const unique = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

const isKnowable = (word: string): boolean => /^[a-z]+$/.test(word) && word.length >= SHORTEST_TYPO
const isLongWord = (word: string): boolean =>
  isKnowable(word) && word.length >= SHORTEST_WORD && word.length < LONGEST_WORD

/** "dinsertion", for want of an apostrophe: "dégagement" is no slip for "dengagement". */
const isElided = (word: string, words: ReadonlySet<string>): boolean => /^[dlns]/.test(word) && words.has(word.slice(1))

/** U+FFFD stands for a letter that an export lost. */
const LOST = 0xfffd
const isLetter = (code: number): boolean => code >= 97 && (code <= 122 || code === LOST)

/** "handicapee" is no slip for "handicapes", nor "assures" for "assurees". */
function inflections(word: string): string[] {
  const stem = word.replace(/(?:(?<=e)es|(?<=e)e|es|e|s)$/, '')
  return [`${word}s`, stem, `${stem}s`, `${stem}e`, `${stem}es`]
}

const NONE = -1
const ITSELF = -2
const SEVERAL = -3

/**
 * Words found by what one wrong letter leaves of them: the first half, or the last, stays as it was. Each is entered
 * under four letters of either half for each length its slips may have; whatever shares a slot is compared whole.
 */
class KnownWords {
  private readonly words: readonly string[]
  private readonly nearCount: number
  private readonly letters: Uint16Array
  private readonly bounds: Uint32Array
  /** How many letters at the end must be right. */
  private readonly endings: Uint8Array
  /** One bit a key, small enough for the nearest cache: most keys stop here. */
  private readonly taken = new Int32Array(BITS >>> 5)
  private readonly slots = new Int32Array(SLOTS)
  /** Threes of a key, its word and the next three of the same slot; 0 ends the chain. */
  private readonly links: Int32Array
  private linked = 3

  /** Slips are looked for of `near` only; `exact` are right as they are, no more. */
  constructor(near: readonly string[], exact: readonly string[]) {
    const words = unique(near, exact)
    this.words = words
    this.nearCount = near.length
    this.letters = Uint16Array.from(words.join(''), (char) => char.charCodeAt(0))
    this.bounds = new Uint32Array(words.length + 1)
    this.endings = Uint8Array.from(words, (word) => (STEADY_ENDING.test(word) ? 1 : INFLECTED_ENDING))
    this.links = new Int32Array(3 * (1 + 6 * words.length))
    words.forEach((word, index) => {
      this.enter(index, word.length, index < near.length ? 1 : 0)
    })
  }

  /** The one word a stretch of text is a slip for; `NONE` when it is right as it is, or stands near none or several. */
  meantBy(codes: Uint16Array, from: number, to: number): number {
    const outer = outerKey(codes, from, to, to - from)
    const head = headKey(outer, codes, from, to - from)
    const first = this.isTaken(head) ? this.search(head, NONE, codes, from, to) : NONE
    if (first === ITSELF) return NONE
    const tail = tailKey(outer, codes, to, to - from)
    return this.isTaken(tail) ? this.search(tail, first, codes, from, to) : first
  }

  private enter(word: number, size: number, slips: number): void {
    const from = this.bounds[word] ?? 0
    const to = from + size
    this.bounds[word + 1] = to
    for (let length = size - slips; length <= size + slips; length++) {
      const outer = outerKey(this.letters, from, to, length)
      this.link(headKey(outer, this.letters, from, length), word)
      if (slips > 0) this.link(tailKey(outer, this.letters, to, length), word)
    }
  }

  private isTaken(key: number): boolean {
    const bit = bitOf(key)
    return ((this.taken[bit >>> 5] ?? 0) & (1 << bit)) !== 0
  }

  private link(key: number, word: number): void {
    const bit = bitOf(key)
    this.taken[bit >>> 5] = (this.taken[bit >>> 5] ?? 0) | (1 << bit)
    const slot = slotOf(key)
    this.links.set([key, word, this.slots[slot] ?? 0], this.linked)
    this.slots[slot] = this.linked
    this.linked += 3
  }

  private search(key: number, before: number, codes: Uint16Array, from: number, to: number): number {
    let found = before
    for (let link = this.slots[slotOf(key)] ?? 0; link !== 0; link = this.links[link + 2] ?? 0) {
      if (this.links[link] !== key) continue
      const word = this.links[link + 1] ?? 0
      const resemblance = this.compare(word, codes, from, to)
      if (resemblance === SAME) return ITSELF
      if (resemblance === SLIP && word < this.nearCount && word !== found) found = this.either(found, word)
    }
    return found
  }

  /** Two spellings of one word ("environement") leave no doubt; two words do. */
  private either(found: number, word: number): number {
    if (found === NONE) return word
    const one = this.words[found]
    const other = this.words[word] ?? ''
    if (one === undefined || withoutDoubles(one) !== withoutDoubles(other)) return SEVERAL
    return one.length > other.length ? found : word
  }

  /** From the end: past the first difference, which the lengths explain, everything must agree. */
  private compare(word: number, codes: Uint16Array, from: number, to: number): number {
    const { letters } = this
    const start = this.bounds[word] ?? 0
    let there = (this.bounds[word + 1] ?? 0) - 1
    let here = to - 1
    const surplus = here - from - (there - start)
    const stop = surplus > 0 ? from + 1 : from
    while (here >= stop && codes[here] === letters[there]) {
      here--
      there--
    }
    if (here < stop) return surplus === 0 ? SAME : SLIP
    const exchanged = surplus === 0 && codes[here] === letters[there - 1] && codes[here - 1] === letters[there]
    const inEnding = !exchanged && to - 1 - here < (this.endings[word] ?? 0)
    // A lost letter stands for another one, never for none.
    if (codes[here] === LOST ? surplus !== 0 : inEnding) return OTHER
    here -= exchanged ? 2 : surplus < 0 ? 0 : 1
    there -= exchanged ? 2 : surplus > 0 ? 0 : 1
    while (here >= from && codes[here] === letters[there]) {
      here--
      there--
    }
    return here < from ? SLIP : OTHER
  }
}

const OTHER = 0
const SLIP = 1
const SAME = 2

/** A wrong letter within the last three is taken for another form of the word, a verb's above all... */
const INFLECTED_ENDING = 3
/** ...but for endings that only change with gender and number. */
const STEADY_ENDING = /(?:ion|ment|al|ale|aux|ique|aire|able|ible)s?$/

const withoutDoubles = (word: string): string => word.replace(/(.)\1/g, '$1')

const SLOTS = 1 << 14
const BITS = 1 << 17
const letterAt = (codes: Uint16Array, at: number): number => (codes[at] ?? 0) & 31
const mixed = (key: number): number => Math.imul(key ^ (key >>> 15), 0x2c1b3c6d)
const slotOf = (key: number): number => mixed(key) >>> 18
const bitOf = (key: number): number => mixed(key) >>> 15

/** What slips of this length share with the word they stand for, wherever the error is. */
function outerKey(codes: Uint16Array, from: number, to: number, length: number): number {
  return (length << 25) | (letterAt(codes, to - 1) << 20) | (letterAt(codes, from) << 15)
}

/**
 * The first half as slips of this length have it. Both halves together leave one letter out, since an exchange of
 * neighbours may straddle the middle.
 */
function headKey(outer: number, codes: Uint16Array, from: number, length: number): number {
  const half = from + ((length - 1) >> 1)
  return outer | (letterAt(codes, from + 1) << 10) | (letterAt(codes, half - 2) << 5) | letterAt(codes, half - 1)
}

function tailKey(outer: number, codes: Uint16Array, to: number, length: number): number {
  const half = to - (length >> 1)
  return ~(outer | (letterAt(codes, to - 2) << 10) | (letterAt(codes, half + 1) << 5) | letterAt(codes, half))
}

/** The text with the mended words in their place, each unit of theirs spanning the whole word as written. */
function rewritten(text: FoldedText, mendings: readonly Mending[]): FoldedText {
  const length = mendings.reduce((sum, { from, to, word }) => sum + word.length - (to - from), text.length)
  const codes = new Uint16Array(length)
  const starts = new Uint32Array(length)
  const ends = new Uint32Array(length)
  let read = 0
  let write = 0
  const copyUpTo = (to: number): void => {
    codes.set(text.codes.subarray(read, to), write)
    starts.set(text.starts.subarray(read, to), write)
    ends.set(text.ends.subarray(read, to), write)
    write += to - read
  }
  for (const { from, to, word } of mendings) {
    copyUpTo(from)
    codes.set(
      Uint16Array.from(word, (char) => char.charCodeAt(0)),
      write,
    )
    starts.fill(text.starts[from] ?? 0, write, write + word.length)
    ends.fill(text.ends[to - 1] ?? 0, write, write + word.length)
    write += word.length
    read = to
  }
  copyUpTo(text.length)
  return { original: text.original, codes, starts, ends, length }
}
