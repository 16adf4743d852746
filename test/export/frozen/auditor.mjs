// What an auditor does who has the exported CSV files and nothing else: counts, sums, divisions. It shares no line with the
// program, on purpose: node auditor.mjs FOLDER NAME… prints how many measures are found again, and those that are not.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , folder, ...names] = process.argv
const table = (name, part) => {
  const path = join(folder, `${name}-${part}.csv`)
  return existsSync(path) ? read(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) : []
}

/** Lines of cells between semicolons; quotes hold semicolons, line breaks and doubled quotes. */
function read(text) {
  const lines = [[]]
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else while (at < text.length && text[at] !== ';' && text[at] !== '\r') cell += text[at++]
    lines.at(-1).push(cell)
    if (text[at] === ';') at += 1
    else if (at < text.length) {
      at += 2
      lines.push([])
    }
  }
  const [header, ...rows] = lines.filter((line) => line.length > 1)
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]])))
}

/** Those of the result being looked at. */
let contracts = []
let units = []

function grouped(lines) {
  const groups = new Map()
  for (const line of lines) groups.set(line.identifiant, [...(groups.get(line.identifiant) ?? []), line])
  return groups
}

const STATES = ['oui', 'non', 'à vérifier', 'non renseigné']
const NONE = 'non calculable'
/** "1234,5" in hundredths, exactly. */
const hundredths = (text) => {
  const [whole, part = ''] = text.split(',')
  return BigInt(whole + part.padEnd(2, '0'))
}
const number = (text) => Number(text.replace(',', '.'))
const divided = (part, whole) => (whole === 0n ? NONE : Number(part) / Number(whole))
const sum = (values) => values.reduce((total, value) => total + value, 0n)

/** The four states of what a figure counts, as a count or as hundredths of euros. */
function totals(line, keep = () => true) {
  const euros = line.compte.endsWith('euros HT')
  const made = /(consultations|fournisseurs)$/.test(line.compte)
  const rows = made ? units.filter((unit) => unit.identifiant === line.identifiant) : contracts
  const state = (row) => (made ? row.état : row[line.colonne])
  return STATES.map((wanted) => {
    const found = rows.filter((row) => state(row) === wanted)
    if (!euros) return BigInt(found.length)
    return sum(
      found.filter((row) => row[line.montants] !== '' && keep(row)).map((row) => hundredths(row[line.montants])),
    )
  })
}

function recounted(line) {
  const found = {}
  const exclusion = line.exclusion || 'exclusion'
  const left = (reason) => contracts.filter((row) => row[exclusion] === reason).length
  found['marchés comptés'] = left('')
  for (const reason of ['concession', 'marché subséquent', 'sans date', 'test'])
    found[`exclus : ${reason}`] = left(reason)
  found['exclus : hors périmètre'] = left('hors périmètre') + left('périmètre non renseigné')
  found['dont périmètre non renseigné'] = left('périmètre non renseigné')
  if (line.identifiant === 'population') return found
  return { ...found, ...(line.compte.endsWith('heures') ? hours(line) : shares(line)) }
}

function hours({ colonne }) {
  const looked = contracts.map((row) => row[colonne]).filter((cell) => cell !== '')
  const known = looked.filter((cell) => cell !== 'non renseigné')
  const total = Number(sum(known.map(hundredths))) / 100
  const value = known.length === 0 ? NONE : total
  return {
    ...{ connus: known.length, dénominateur: looked.length, valeur: value, bas: value },
    couverture: divided(BigInt(known.length), BigInt(looked.length)),
  }
}

function shares(line) {
  const scale = line.compte.endsWith('euros HT') ? 100 : 1
  const [yes, no, review, unknown] = totals(line)
  const [known, all] = [yes + no, yes + no + review + unknown]
  const isTotal = line.compte.startsWith('total')
  const value = known === 0n ? NONE : isTotal ? Number(yes) / scale : Number(yes) / Number(all)
  const most = isTotal ? (known === 0n ? NONE : Number(all - no) / scale) : divided(all - no, all)
  return {
    ...{ numérateur: Number(yes) / scale, connus: Number(known) / scale, dénominateur: Number(all) / scale },
    ...{
      couverture: divided(known, all),
      'parmi les connus': divided(yes, known),
      valeur: value,
      bas: value,
      haut: most,
    },
    ...(scale === 1 ? {} : besides(line, all)),
  }
}

/** Of figures in euros: their part of maxima, and the rate without contracts above a tenth of the whole. */
function besides(line, all) {
  const maxima = sum(totals(line, (row) => row.montantMaximum === 'oui'))
  const [yes, no, ...open] = totals(line, (row) => hundredths(row[line.montants]) * 10n <= all)
  const rest = yes + no + sum(open)
  return {
    'part des maximums': divided(maxima, all),
    'sans les plus grands, numérateur': Number(yes) / 100,
    'sans les plus grands, dénominateur': Number(rest) / 100,
    'sans les plus grands': yes + no === 0n ? NONE : divided(yes, rest),
  }
}

function status(given, found) {
  if (found.valeur === NONE) return NONE
  const target = number(given.cible)
  const high = found.haut ?? null
  if (given.sens === '>=')
    return found.bas >= target ? 'atteint' : high !== null && high < target ? 'non atteint' : 'à préciser'
  return high !== null && high <= target ? 'atteint' : found.bas > target ? 'non atteint' : 'à préciser'
}

function audited(name) {
  contracts = table(name, 'marches')
  units = table(name, 'unites')
  const figures = grouped(table(name, 'chiffres'))
  const checks = [...figures.values()].flatMap(measuresOf)
  return [...checks, ...units.map((unit) => unionOf(unit, figures))].map((check) => ({ result: name, ...check }))
}

function measuresOf(lines) {
  const given = Object.fromEntries(lines.map((line) => [line.mesure, line.valeur]))
  const found = recounted(lines[0])
  if (given.cible !== undefined) found.statut = status(given, found)
  return Object.entries(given)
    .filter(([measure]) => measure !== 'cible' && measure !== 'sens')
    .map(([measure, stored]) => ({ figure: lines[0].identifiant, measure, stored, again: found[measure] ?? null }))
}

/** A consultation or a supplier bears the union of the states of its contracts. */
function unionOf(unit, figures) {
  const { colonne } = figures.get(unit.identifiant)[0]
  const states = unit.marchés.split(' | ').map((uid) => contracts.find((row) => row.uid === uid)?.[colonne])
  const again = ['oui', 'à vérifier', 'non renseigné', 'non'].find((state) => states.includes(state)) ?? null
  return { figure: unit.identifiant, measure: unit.unité, stored: unit.état, again }
}

function isSame({ stored, again }) {
  if (typeof again !== 'number') return stored === again
  return Math.abs(number(stored) - again) <= 1e-12 * Math.max(1, Math.abs(again))
}

const checks = names.flatMap(audited)
console.log(JSON.stringify({ same: checks.filter(isSame).length, gaps: checks.filter((check) => !isSame(check)) }))
