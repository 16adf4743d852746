/**
 * Whether a sentence states hours that a public page does not repeat: those a firm has done, and any figure that the
 * sentence does not say to be required by the contract. Two figures in one sentence may be one of each: in doubt, withheld.
 */
export function tellsHours(sentence: string): boolean {
  const folded = spoken(sentence)
  if (!HOURS.test(folded)) return false
  if (DONE.test(folded.replace(TO_BE_DONE, ' '))) return true
  const stated = folded.replace(TIMETABLE, ' ')
  if (!HOURS.test(stated)) return false
  const figures = [...stated.replace(OTHER_NUMBERS, (found) => ' '.repeat(found.length)).matchAll(FIGURE)]
  const [figure] = figures
  if (figure === undefined) return false
  return (
    figures.length > 1 ||
    PERHAPS_DONE.test(stated) ||
    BY_A_NAME.test(sentence) ||
    !isRequired(stated, figure.index, figure[0].length)
  )
}

/** Lower case without accents, its punctuation kept: commas and brackets tell what belongs to a figure. */
const spoken = (sentence: string): string =>
  sentence
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")

const NUMBER_WORD =
  '(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingts?|trente|quarante|cinquante|soixante|cents?|mille)'
const HOURS = /(?<![a-z])(?:heures?|hrs?|hres?)(?![a-z])|(?<=\d\s?)h(?![a-z])/
const DONE = /(?<![a-z])(?:realise|effectue|accompli|valide|justifie|execute)(?:e|s|es)?(?![a-z])/
/** Said of hours to come as well, "5 % des heures travaillées": only beside a figure. */
const PERHAPS_DONE =
  /(?<![a-z])(?:(?:travaille|assure|dispense|preste|cumule|totalise|comptabilise|declare|atteste|constate|enregistre|facture|mobilise|honore|consomme|cree|recense)(?:e|s|es)?|(?:rempli|fourni)(?:e|s|es)?|(?:atteint|produit|fait)(?:e|s|es)?|ont ete|a ete|bilan|deja|a ce jour|a date|reel(?:le)?s?|effectives?|effectivement|realisations?)(?![a-z])/
/** "à réaliser", "doivent être réalisées", "seront effectuées": said of hours to come. */
const TO_BE_DONE = /(?<![a-z])(?:etre|seront|sera|soient)\s+(?:realis|effectu|accompl|execut|assur)e+s?(?![a-z])/g
/** What is open, on call or dated by the clock. */
const TIMETABLE = new RegExp(
  [
    String.raw`(?<!\d)24\s?h(?:eures)?\s?(?:/|sur)\s?24(?:\s?h)?`,
    String.raw`(?<!\d)24\s?/\s?24\s?h?`,
    String.raw`(?<![a-z])h\s?24(?!\d)`,
    String.raw`(?<![\d.,]\s?)(?:[01]?\d|2[0-4])\s?h\s?[0-5]\d(?!\d)`,
    String.raw`(?<![\d.,]\s?)\d{1,2}\s?h(?:eures)?\s?(?:hebdomadaires|par semaine|/\s?semaine)`,
    String.raw`(?<![a-z])(?:sous|en moins de|dans les|delai de)\s+\d{1,3}\s?h(?:eures)?(?![a-z])`,
    String.raw`(?<![a-z])de\s+\d\d?\s?h(?:eures)?\s+a\s+\d\d?\s?h(?:eures)?(?![a-z])`,
    String.raw`heures\s(?:creuses|pleines|ouvrees|ouvrables|d'ouverture|de bureau|supplementaires)`,
  ].join('|'),
  'g',
)
const MONTHS = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'
const OTHER_NUMBERS = new RegExp(
  [
    String.raw`(?<![a-z])[lrdm]\.?\s?\d{4}(?:[-‐‑–]\d+)*`,
    String.raw`(?<![a-z])(?:lots?|n[°o]s?|num(?:ero)?|art(?:icle)?s?\.?|tranches?|phases?|avenants?|marches?)\s*(?:n[°o]\s*)?\d+(?:[-‐‑–.]\d+)*(?:\s*(?:,|et|a)\s*\d{1,2}(?![\d\s.,]*(?:h|heures?)(?![a-z])))*`,
    String.raw`\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?\d{2,4}`,
    String.raw`(?:1er|\d{1,2})\s(?:${MONTHS})(?:\s\d{4})?`,
    String.raw`(?:en|annees?|de|depuis|programme|exercice|pour|${MONTHS})\s(?:19|20)\d\d(?!\s?\d|\s?(?:h|heures?)(?![a-z]))`,
    String.raw`\d+(?:[.,\s]\d+){0,6}\s?(?:%|€|euros?|k€|m€|mois|ans?|annees?|jours?|semaines?|lots?|sites?|m2|ha|km)(?![a-z])`,
  ].join('|'),
  'g',
)
const FIGURE = new RegExp(
  String.raw`\d+(?:[.,'\s]\d+){0,6}|(?<![a-z])${NUMBER_WORD}(?:[\s-]+(?:et[\s-]+)?${NUMBER_WORD})*(?=\s+(?:heures?|h)(?![a-z]))`,
  'g',
)

/** "par Net Plus", "par la SARL Dupont": somebody's hours. */
const BY_A_NAME = /(?<!\p{L})(?:par|chez)\s+(?:l[ae]s?\s|l['’]|MM?\.?\s)?\p{Lu}/u

const REQUIRED =
  /(?<![a-z])(?:prevue?s?|previsionnel(?:le)?s?|contractuel(?:le)?s?|contractualise?e?s?|exigee?s?|exige|fixee?s?|requise?s?|imposee?s?|impose|demandee?s?|obligatoires|minimums?|minimale?s?|minima|au moins|objectif|engagement|s'engage|doit|doivent|devra|devront|a (?:realiser|effectuer|reserver|executer|prevoir|consacrer)|reserver|prevoit|prevoir|reservera|hauteur)(?![a-z])/
const CLAUSE_BEFORE =
  /clauses?\s(?:sociales?\s)?(?:d'insertion\s)?(?:sociale\s)?(?:et professionnelle\s)?\W*(?:de|d'|:|\()?\s*$/

/** Said of the figure itself: in the same part of the sentence, between the commas and brackets around it. */
function isRequired(sentence: string, at: number, length: number): boolean {
  const before = sentence.slice(0, at)
  const [near = ''] = before.split(/[,;()]|\sdont\s|\set\s/).slice(-1)
  const [after = ''] = sentence.slice(at + length).split(/[,;()]|\sdont\s|\ssur\s/)
  return CLAUSE_BEFORE.test(before) || REQUIRED.test(near) || REQUIRED.test(after)
}
