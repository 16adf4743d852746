import { type Category, CPV_DIVISIONS } from '../../codes/cpv.js'
import { date, eurosExact, integer } from '../../french.js'
import type { Basis, ReservedTo } from '../../states.js'
import { OBJECTS, TOPICS } from '../../topics.js'
import { FACTS } from '../facts.js'
import type { Source } from '../grounds.js'
import type { Leaf, LeafOf, Predicate } from './schema.js'

/** A predicate in French, after "les marchés qui…": the reader checks what is counted without reading the file of the plan. */
export function predicateWords(predicate: Predicate): string {
  if ('all' in predicate) return predicate.all.map(grouped).join(' et ')
  if ('any' in predicate) return predicate.any.map(grouped).join(' ou ')
  if ('not' in predicate) return `ne sont pas de ceux qui ${grouped(predicate.not)}`
  return leafWords(predicate)
}

/** Within another, several conditions stand in brackets: no reader is left to guess which go together. */
function grouped(predicate: Predicate): string {
  const parts = 'all' in predicate ? predicate.all : 'any' in predicate ? predicate.any : []
  return parts.length > 1 ? `(${predicateWords(predicate)})` : predicateWords(predicate)
}

function leafWords(leaf: Leaf): string {
  if ('fact' in leaf) return factWords(leaf)
  if ('topic' in leaf) return `portent une considération sur le thème « ${TOPICS[leaf.topic].label} »`
  if ('object' in leaf) return `achètent ce qui est en soi un ${OBJECTS[leaf.object]}`
  if ('reservedTo' in leaf) return `sont réservés à ${either(leaf.reservedTo.map((family) => FAMILIES[family]))}`
  if ('type' in leaf)
    return leaf.type === 'concession' ? 'sont des concessions' : 'sont des marchés, et non des concessions'
  if ('category' in leaf)
    return `sont des ${either(leaf.category.map((category) => CATEGORY_NAMES[category]))} d’après le code CPV`
  if ('cpv' in leaf) return `ont un code CPV qui commence par ${either(leaf.cpv.map(cpvWords))}`
  return registerWords(leaf)
}

const FAMILIES: Readonly<Record<ReservedTo, string>> = {
  'EA-ESAT': 'des entreprises adaptées ou des ESAT',
  SIAE: 'des structures d’insertion par l’activité économique',
  prison: 'du travail en prison',
  ESS: 'des entreprises de l’économie sociale et solidaire',
  unspecified: 'des structures que le texte ne nomme pas',
}

const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  works: 'travaux',
  supplies: 'fournitures',
  services: 'services',
}

function cpvWords(begins: string): string {
  const division = CPV_DIVISIONS.get(begins.slice(0, 2))
  return division === undefined || begins.length > 2 ? begins : `${begins} (${division})`
}

function factWords({ fact, is, source, basis }: LeafOf<'fact'>): string {
  const { many } = FACTS[fact]
  const said = is === 'no' ? denied(many) : many
  const whose = source ? ` d’après ${either(source.map((each) => SOURCE_NAMES[each]))}` : ''
  const why = basis ? ` (${either(basis.map((each) => BASIS_NAMES[each]))})` : ''
  return `${said}${whose}${why}`
}

const denied = (many: string): string =>
  many.replace(/^comportent une? /, 'ne comportent pas de ').replace(/^sont /, 'ne sont pas ')

const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  officer: 'un agent',
  declared: 'la colonne du registre',
  text: 'les textes',
  both: 'la colonne et les textes à la fois',
}

const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  explicit: 'dit en toutes lettres',
  omission: 'laissé hors d’une liste remplie',
  derogation: 'écarté par une dérogation motivée',
}

type RegisterLeaf = Exclude<
  Leaf,
  | LeafOf<'fact'>
  | LeafOf<'topic'>
  | LeafOf<'object'>
  | LeafOf<'reservedTo'>
  | LeafOf<'type'>
  | LeafOf<'category'>
  | LeafOf<'cpv'>
>

function registerWords(leaf: RegisterLeaf): string {
  if ('procedure' in leaf) return `ont pour procédure ${quoted(leaf.procedure)}`
  if ('nature' in leaf) return `ont pour nature ${quoted(leaf.nature)}`
  if ('direction' in leaf) return `sont de la direction ${quoted(leaf.direction)}`
  if ('categorie' in leaf) return `sont de la catégorie ${quoted(leaf.categorie)}`
  if ('acheteur' in leaf) return `sont de l’acheteur ${either(leaf.acheteur)}`
  if ('amount' in leaf) return `ont un montant initial HT ${rangeWords(leaf.amount)}`
  if ('estimate' in leaf) return `ont une valeur estimée HT ${rangeWords(leaf.estimate)}`
  if ('euThreshold' in leaf) return EU_WORDS[leaf.euThreshold]
  return dateWords(leaf)
}

const EU_WORDS: Readonly<Record<LeafOf<'euThreshold'>['euThreshold'], string>> = {
  reached: 'atteignent le seuil européen de leur date',
  below: 'sont sous le seuil européen de leur date',
}

function rangeWords({ min, max }: LeafOf<'amount'>['amount']): string {
  if (min !== undefined && max !== undefined) return `de ${sum(min)} à ${sum(max)}`
  if (min !== undefined) return `d’au moins ${sum(min)}`
  return max === undefined ? 'exploitable' : `d’au plus ${sum(max)}`
}

/** To the euro where it is whole: a bound is never rounded. */
export const sum = (euros: number): string => (Number.isInteger(euros) ? `${integer(euros)} €` : eurosExact(euros))

function dateWords({ date: which, from, to }: LeafOf<'date'>): string {
  const verb = which === 'launch' ? 'ont été lancés' : 'ont été notifiés'
  if (from && to) return `${verb} du ${date(from)} au ${date(to)}`
  if (from) return `${verb} à partir du ${date(from)}`
  return to ? `${verb} jusqu’au ${date(to)}` : `${verb} à une date connue`
}

const quoted = (names: readonly string[]): string => either(names.map((name) => `« ${name} »`))

/** "a, b ou c". */
function either(items: readonly string[]): string {
  return new Intl.ListFormat('fr-FR', { type: 'disjunction' }).format(items)
}
