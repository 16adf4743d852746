import { ofLots } from './lotPattern.js'
import { type LotScope, within } from './lotScope.js'
import { OF_ALL } from './lotsAll.js'

const AMOUNT = String.raw`\d[\d ]{0,7}(?:[.,]\d+)? ?(?:h|heures?|%|points?|pts?)(?![a-z])`
const ONLY = '(?: (?:uniquement|seulement|exclusivement))?'
const TO_LOTS =
  '(?:pour|sur|concern[a-z]{1,6}|vis[a-z]{1,4}|aux?|des|du|de|les?|dans|:|\\() ?(?:les? |seuls? |du |des |uniquement |exclusivement |seulement |chacun des ){0,2}(?:\\d{1,2} (?=lots ?:))?'
const AFTER = ofLots(
  (list) =>
    String.raw`^(?:[ .]{0,2}\(?[^()\n;]{0,50}\) ?)?((?:[^.;\d\n]|${AMOUNT}){0,45}?)(?:\.? elle (?:porte|s applique|concerne)(?: sur)? (?:les?|aux?) |${TO_LOTS})(${list})(?! etant )`,
)
/** "clause d'insertion lot 1)": without a word between, and not the heading of what follows. */
const AFTER_DIRECT = ofLots((list) => `^(?: ?\\(?${AMOUNT}\\)?)? ?[,-]? ?(${list})${ONLY}(?= ?(?:$|[).;,\\n(]))`)
const HOLDS =
  '(?:est|sont|sera|seront|a|ont|aura|auront|comporte[nt]{0,2}|comportera|comporteront|comprend|comprennent|comprenant|contient|contiennent|prevoi[ent]{1,3}|integre[nt]{0,2}|inclu[ent]{1,3}|impose[nt]{0,2}|beneficie[nt]{0,2}|dispose[nt]{0,2}|necessite[nt]{0,2}|avec|fait|font|fera|feront|soumis[es]{0,2}|qui|reserves?|assortis?|concernes?|porte[nt]{0,2}|portera|porteront|doit|doivent|devra|devront|uniquement|seulement|echappe[nt]{0,2}|n|ne)'
const WORD = '(?: (?!lots? )[^ .;:\\n]{1,20})'
/** What a lot is called: "lot 1 gros œuvre comporte", but not "lot 1 et le marché comporte". */
const NAME =
  '(?: (?!(?:et|le|la|les|l|ce|cette|un|une|il|elle|qui|que|dont|marche|titulaire)(?![a-z]))[a-z]{1,18}){0,4}?'
const BEFORE_SAID = ofLots(
  (list) =>
    String.raw`(?:^|[^a-z])(?:(?:pour|sur|dans|concernant|au titre|en ce qui concerne) (?:du |des |les? |seuls? ){0,2}(${list})${ONLY}[ ,]*${WORD}{0,8}|(${list})(?:, [a-z ]{2,30}\))? ?(?:\([^)]{0,40}\) ?)?(?:${NAME}[ ,]*${HOLDS}${WORD}{0,7}| ?[:-](?: ${AMOUNT}| \d[\d ]{0,7})?(?: (?:sans|avec|non|pas|de|d|aucune?|une?|la|marche|lots?)){0,3})?,?) $`,
)

/** One of them is only pointed out: "y compris le lot 4". */
const AMONG_OTHERS = /(?:y compris|notamment|en particulier|surtout)(?: (?:au|pour|sur))? ?$/
const OPPOSED = /contrairement|difference|inverse/

/** "Le lot 1 comporte une clause de 200 h et le lot 2 de 90 h". */
const ALSO = ofLots(
  (list) =>
    String.raw`(?:,|et|puis) (?:le |les )?(${list}) ?:? ?(?:(?:de|a hauteur de|pour|avec) )?(?!0+ ?[h%])${AMOUNT}`,
  'g',
)
/** What a sentence tells of other lots; most name none, and finding that out by the pattern is slow. */
function alsoAfter(after: string): string {
  const sentence = /^[^.;\n]*/.exec(after)?.[0] ?? ''
  return sentence.includes('lot')
    ? [...sentence.matchAll(ALSO(sentence))].map(([, list = '']) => ` ; ${list}`).join('')
    : ''
}

/** "Le lot 2 étant réservé aux SIAE, la clause ne porte que sur le lot 1": its own verb comes before what leads to it. */
const HELD_BY = ofLots(
  (list) =>
    `^(?: [a-z]{1,15}){0,3} (?:ne )?(?:porte|s applique|s impose|concerne|vise|pese)(?:ra|nt|ront)? (?:que |qu |uniquement |seulement |exclusivement |alors |donc ){0,2}(?:sur |a |aux? |pour )?(?:les? |seuls? ){0,2}(${list})`,
)

/** Lots that the verb of a device gives it. */
export function heldBy(before: string, after: string): LotScope | null {
  if (!/lot ?(?:n ?[°o]? ?)?\d[^.;\n]*,[^.;\n]{0,30}$/.test(before)) return null
  const held = HELD_BY(after).exec(after)
  return held && within(held[1], 'said', { before: 0, after: held[0].length })
}

/** Lots that are said to hold what comes next, with those told after it: "le lot 1 comporte 200 h et le lot 2 90 h". */
export function saidAhead(before: string, after: string): LotScope | null {
  const ahead = BEFORE_SAID(before).exec(before)
  if (!ahead) return null
  return within(`${ahead[1] ?? ahead[2]}${alsoAfter(after)}`, 'said', { before: ahead[0].length, after: 0 })
}

/** The list of lots of which what comes before is said. */
export function saidBefore(before: string): string | undefined {
  const said = BEFORE_SAID(before).exec(before)
  return said?.[1] ?? said?.[2]
}

/** The list of lots told after a phrase, and where it ends. */
export function saidAfter(after: string): { list: string; end: number } | null {
  const direct = AFTER_DIRECT(after).exec(after)
  if (direct) return { list: direct[1] ?? '', end: direct[0].length }
  const said = AFTER(after).exec(after)
  if (!said || OPPOSED.test(said[1] ?? '') || AMONG_OTHERS.test(said[1] ?? '')) return null
  return withMore(after, said[2] ?? '', said[0].length)
}

/** "10 % pour les lots 1 et 2, 15 % pour le lot 3". */
const MORE = ofLots(
  (list) =>
    String.raw`(?:[ ,;]|\(${AMOUNT}\)){1,4}(?:et,? |puis )?(?:(?!0+ ?[h%])${AMOUNT} (?:pour|sur|aux?|dans) ?(?:les? )?(${list})|(?:pour|sur|aux?|dans) (?:les? )?(${list}) ?[,:(]? ?(?!0+ ?[h%])${AMOUNT})`,
  'y',
)
const MOST_PARTS = 12

function withMore(after: string, first: string, from: number): { list: string; end: number } {
  const pattern = MORE(after)
  let list = first
  let end = from
  for (let part = 0; part < MOST_PARTS; part++) {
    pattern.lastIndex = end
    const more = pattern.exec(after)
    if (!more) break
    list += ` ; ${more[1] ?? more[2] ?? ''}`
    end = pattern.lastIndex
  }
  return { list, end }
}

const AMONG_ALL = /^[^.;\d\n]{0,45}? dont (?:les? )?lots?/

/** Lots told after a phrase, unless it speaks of the whole contract and only points them out. */
export function saidBehind(before: string, after: string): LotScope | null {
  const behind = AMONG_ALL.test(after) && OF_ALL.test(before) ? null : saidAfter(after)
  return behind && within(behind.list, 'said', { before: 0, after: behind.end })
}
