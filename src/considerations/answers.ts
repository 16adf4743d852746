import { ANY_BOX, type BoxSide, EMPTY_BOX, FULL_BOX } from './boxes.js'

/** How a form answers right after a device: boxes, a value behind a colon, a bare OUI or NON. Folded text. */
export interface Answer {
  readonly state: 'yes' | 'no' | 'review' | 'silent'
  /** Folded characters up to the end of the answer. */
  readonly end: number
}

const DEVICE =
  '(?:clauses?|criteres?|considerations?|marches?|lots?|reserv[a-z]{1,7}|variantes?|allotissement|procedures?|groupements?|prix)'
const FIRST_WORD =
  '(?:d|de|des|du|la|le|les|l|a|au|aux|en|pour|sur|par|relati(?:f|ve)s?|liee?s?|obligatoires?|sociale?s?|professionnelles?|environnementales?|prevue?s?|imposee?s?|applicables?|particulieres?|specifiques?|ea|esat|siae|ess|eess|eatt|stpa|iae|ei|aci|entreprises?|structures?|art|article|operateurs?|l\\.|art\\.|\\d{4}-\\d{1,2}|et s(?:uivants|\\.))'
/** Words that still speak of the device: "réservé au titre de l'article L. 2113-12 : non". */
const QUALIFIER = `(?: ?\\((?! ?[x☐☒☑✓✔]? ?\\))[^)]{0,60}\\)| ?(?:\\/|&)? ?${FIRST_WORD}(?![a-z])(?:(?: ?[/&] ?| )(?!${DEVICE}(?![a-z]))(?:l\\.|art\\.|s\\.|[^ .;:,=?()☐-☓✓-✘[\\]/&]{1,20})){0,8}(?: ?\\([^)]{0,40}\\))?)?`
const END = '(?=$|[ ,;.)|\\/-](?!\\d))'
/** A bare answer is one only where something else begins. */
const BARE_END = `(?= ?(?:$|[;,.)|/]|- |${DEVICE}(?![a-z])))`
const EITHER = '(?:oui ?(?:\\/|ou|-|\\|) ?non|non ?(?:\\/|ou|-|\\|) ?oui|o ?\\/ ?n(?![a-z]))'
/** What leads to an answer, past the choice a form offers ("? O / N :"); an arrow folds to U+FFFD. */
const LEADS = `(?:(?:[. ]{0,60}[:=?])? ?\\(?${EITHER}\\)? ?[:=]|[. ]{0,60}[:=?](?: ?\\.{2,60})?|[-=]{0,2}>|\ufffd)`
/** "Oui / Non" offers a choice and answers nothing. */
const orElse = (other: string): string => `(?! ?(?:\\/|ou|-|\\|) ?(?:${other})(?= ?(?:$|[:=;,.)|?])))`
const OUI = `oui${orElse('non|n')}`
const NON = `non${orElse('oui|o')}`
const NO_VALUE =
  'non|n|0|sans objet|neant|so|s\\/o|s\\.o\\.?|aucune?s?(?! (?:derog|exoner|dispens|manquement|except|report|modif|penalit|reduction|sanction|variante|negoci|toleranc|remplac|excuse|compens|retard))|pas de[^.;]{0,40}|pas (?:pour|sur|dans) ce[^.;]{0,30}|pas (?:concerne|prevu|applicable|retenu|reserve|soumis|utilise)e?s?(?= ?(?:$|[.;,)|]))|sans(?! [a-z])|zero|derogation(?! (?:non|refus|rejet|possible|imposs|a |en |sollicit|demand))|nul|faux|none|no'

const NOTHING_MORE = '(?= ?(?:$|[.;,|(]|rayer))'
/** The heading of another item, with its own answer or none either. */
const NEXT_HEADING = `${DEVICE} [^:=;.]{1,60}[:=] ?(?:oui|non|sans objet|neant|$)`
const UNFILLED = new RegExp(
  `^${QUALIFIER}(?: ?\\(?${EITHER}\\)? ?[:=?]?${NOTHING_MORE}| ?[:=?] ?\\(?${EITHER}\\)?(?: ?[:=])?${NOTHING_MORE}| ?(?:\\(?${EITHER}\\)? ?)?[:=] ?(?:$|[;|]|\\.(?!\\.)|(?=${NEXT_HEADING})))`,
)
const UNKNOWN = new RegExp(
  `^${QUALIFIER} ?${LEADS} ?(?:(?:%|\\.{3,} ?(?:%|h(?:eures)?|€)?)(?= ?(?:$|[;,)|]|${DEVICE}))|nc|n\\.c\\.?|n\\/a|\\?+|\\/|-+(?= ?(?:$|[,;./|)]|[a-z ]{3,40}:))|non (?:communique|renseigne|precise)e?|ras|r\\.a\\.s\\.?|inconnue?|a (?:completer|renseigner|remplir|cocher)|nr|(?:voir|cf\\.?|(?:se |s y )?(?:reporter|referer) (?:a|aux?)|consulter) [^.;]{0,30})${END}`,
)
/** "Oui ou non selon les lots". */
const DEPENDS = new RegExp(`^${QUALIFIER} ?${LEADS} ?(?:${EITHER}|oui|non),? (?:selon|suivant|en fonction d)(?![a-z])`)
const NO = new RegExp(`^${QUALIFIER} ?${LEADS} ?(?:${NO_VALUE})${orElse('oui|o')}${END}`)
const YES = new RegExp(`^${QUALIFIER} ?${LEADS} ?(?:oui|o|x|vrai|yes)${orElse('non|n')}${END}`)
const BARE = new RegExp(`^(?: ?\\((?! ?[x☐☒☑✓✔]? ?\\))[^)]{0,60}\\))? (${OUI}|${NON})${BARE_END}`)
const CROSSES = /^ ?(?:\([^)]{0,30}\))? ?[:=]? ?[✗✘](?=$|[ ,;.)|/-])/

/** "[non]", "....... OUI", "- NON -". */
const SET_APART = new RegExp(
  `^(?: ?[[(] ?(?=(?:oui|non) ?[\\])])|[ .]{3,60}| - )(${OUI}|${NON})(?=[\\])]|${BARE_END})(?! reserv)[\\])]?`,
)

/** Asked first, since nearly nothing answers: every form of an answer holds one of these. */
const MAY_ANSWER = /[:=?>\ufffd[(☐-☓✓-✘]|oui|non|o ?\/ ?n/

/** Null when no answer follows: the words after the device are a sentence. */
export function answerAfter(after: string): Answer | null {
  if (!MAY_ANSWER.test(after)) return null
  const boxes = boxesAfter(after)
  if (boxes) return boxes
  const depends = DEPENDS.exec(after)
  if (depends) return { state: 'review', end: depends[0].length }
  const unfilled = UNFILLED.exec(after) ?? UNKNOWN.exec(after)
  if (unfilled) return { state: 'silent', end: unfilled[0].length }
  const no = CROSSES.exec(after) ?? NO.exec(after)
  if (no) return { state: 'no', end: no[0].length }
  const yes = YES.exec(after)
  if (yes) return { state: 'yes', end: yes[0].length }
  const bare = SET_APART.exec(after) ?? BARE.exec(after)
  return bare && { state: bare[1] === 'oui' ? 'yes' : 'no', end: bare[0].length }
}

const BOXES_START = new RegExp(`^${QUALIFIER} ?[:=?]? ?(?=(?:oui|non)? ?(?:${EMPTY_BOX}|${FULL_BOX}))`)
const TOKEN = new RegExp(`[ ,/|;-]{0,3}(?:(${EMPTY_BOX})|(${FULL_BOX})|(oui|non)(?![a-z]))`, 'y')

type Token = 'empty' | 'full' | 'oui' | 'non'

/** "☐ oui ☒ non", "oui [X] non [ ]", "[X]": which side of its box a label stands on is the same throughout. */
function boxesAfter(after: string): Answer | null {
  const start = BOXES_START.exec(after)?.[0].length
  if (start === undefined) return null
  const tokens: Token[] = []
  let end = start
  TOKEN.lastIndex = start
  for (let found = TOKEN.exec(after); found && tokens.length < 4; found = TOKEN.exec(after)) {
    if (endsAnswer(tokens, found[3])) break
    tokens.push(found[1] ? 'empty' : found[2] ? 'full' : found[3] === 'oui' ? 'oui' : 'non')
    end = TOKEN.lastIndex
  }
  return { state: ticked(tokens), end }
}

/** A box on its own, then another label: that box answered. */
const endsAnswer = (tokens: readonly Token[], word: string | undefined): boolean =>
  tokens.length === 1 && isBox(tokens[0]) && word === undefined
const isBox = (token: Token | undefined): boolean => token === 'empty' || token === 'full'

function ticked(tokens: readonly Token[]): Answer['state'] {
  const [first, second] = tokens
  if (isBox(first) && second === undefined) return first === 'full' ? 'yes' : 'no'
  const said = new Set<Token>()
  for (let i = 0; i + 1 < tokens.length; i += 2) {
    const [box, label] = isBox(first) ? [tokens[i], tokens[i + 1]] : [tokens[i + 1], tokens[i]]
    if (box === 'full' && label) said.add(label)
  }
  if (said.size > 1) return 'review'
  return said.has('oui') ? 'yes' : said.has('non') ? 'no' : 'silent'
}

const BOX_BEFORE = new RegExp(`(?:(${FULL_BOX})|${ANY_BOX}) $`)
/** The first box in sight has a label ahead of it: boxes follow their labels here. */
const LABEL_BEFORE_BOX = new RegExp(
  `^(?:(?!${ANY_BOX}).)*?(?:clause|reserve|critere|consideration|[:=] ?)(?:(?!${ANY_BOX}).){0,40}${ANY_BOX}`,
)

/** What stands before a label, and how long it is. */
interface BoxAhead {
  readonly state: Answer['state']
  readonly length: number
}

const BOXED_ANSWER = `(?:(?:oui|non) ?(?:${ANY_BOX})|(?:${ANY_BOX}) ?(?:oui|non))`
/** "Oui ☐ Non ☒ Clause sociale", "( ) Oui (X) Non : clause sociale", at the start of its own line. */
const PAIR_BEFORE = new RegExp(
  `(?:^|[.;|] ?|^- )(${BOXED_ANSWER} ?[,/-]? ?${BOXED_ANSWER})(?: ?[:-])? (?:(?:la|le|une?) )?$`,
)

function pairBefore(line: string): BoxAhead | null {
  const [whole = '', pair] = PAIR_BEFORE.exec(line) ?? []
  return pair === undefined ? null : { state: boxesAfter(pair)?.state ?? 'silent', length: whole.trimStart().length }
}

/** A form whose boxes stand before their labels: "☐ Clause sociale ☒ Clause environnementale". */
export function boxBefore(before: string, after: string, side: BoxSide | null = null, line = before): BoxAhead | null {
  const pair = pairBefore(line)
  if (pair || side === 'behind') return pair
  const box = BOX_BEFORE.exec(before)
  if (!box || /(?:oui|non) ?[^ ]{1,4} $/.test(before) || /^ ?[:=]/.test(after)) return null
  if (side === null && LABEL_BEFORE_BOX.test(before)) return null
  return { state: box[1] ? 'yes' : 'no', length: box[0].length }
}
