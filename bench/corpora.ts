import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import type { TextToTag } from '../src/considerations/types.js'

/** Real notices, each as the texts it holds, in the fields where registers have them. */
export interface Corpus {
  readonly name: string
  readonly notices: readonly (readonly TextToTag[])[]
}

const NOTICES = new URL('../../shared/data/notices/', import.meta.url)

/** Those of `shared/data/notices` that are there. */
export function corpora(): Corpus[] {
  if (!existsSync(NOTICES)) return []
  return [
    { name: 'BOAMP 2024, objets', notices: objectsOf('boamp_api_10000_avis_2024.json') },
    { name: 'BOAMP février 2021, conditions', notices: conditionsOf('boamp_2021_02') },
    { name: 'BOAMP, critères d’attribution', notices: criteriaOf('boamp_criteres_attribution.csv') },
    { name: 'BOAMP 2017, XML', notices: xmlIn('boamp_xml_2017', (path) => boampField(path)) },
    { name: 'TED 2016-2022', notices: xmlIn('ted', (path) => TED_FIELDS[path.at(-1) ?? ''] ?? null) },
    { name: 'eForms', notices: xmlIn('eforms', eformsField) },
  ]
}

const text = (name: string): string => readFileSync(new URL(name, NOTICES), 'utf8')

function objectsOf(name: string): TextToTag[][] {
  const notices: { objet?: string }[] = JSON.parse(text(name))
  return notices.flatMap(({ objet }) => (objet ? [[{ field: 'objet', text: objet }]] : []))
}

/** Rows of one notice together: its lots share conditions. */
function conditionsOf(folder: string): TextToTag[][] {
  const [file = ''] = readdirSync(new URL(`${folder}/`, NOTICES))
  const { data } = Papa.parse<Record<string, string>>(text(`${folder}/${file}`), { header: true, skipEmptyLines: true })
  const byNotice = new Map<string, TextToTag[]>()
  for (const { BOAMP_AVIS_NUM: notice = '', ...cells } of data) {
    const said = Object.values(cells).filter((cell) => cell.length > 20)
    const texts = byNotice.get(notice) ?? []
    byNotice.set(notice, [...texts, ...said.map((cell): TextToTag => ({ field: 'conditions', text: cell }))])
  }
  return [...byNotice.values()]
}

function criteriaOf(name: string): TextToTag[][] {
  const { data } = Papa.parse<string[]>(text(name), { skipEmptyLines: true })
  return data.slice(1).map(([, ...criteria]) => [{ field: 'criteres', text: criteria.join(' ; ') }])
}

type FieldOf = (path: readonly string[]) => TextToTag['field'] | null

function xmlIn(folder: string, fieldOf: FieldOf): TextToTag[][] {
  const files = readdirSync(new URL(`${folder}/`, NOTICES)).filter((name) => name.endsWith('.xml'))
  return files.map((file) => textsOf(text(`${folder}/${file}`), fieldOf))
}

/** Texts of the innermost elements that have a field, in document order; a broken document gives what stands before. */
function textsOf(xml: string, fieldOf: FieldOf): TextToTag[] {
  const texts: TextToTag[] = []
  const path: string[] = []
  let open: { readonly depth: number; readonly field: TextToTag['field']; text: string } | null = null
  const parser = new SaxesParser()
  parser.on('error', () => undefined)
  parser.on('opentag', ({ name }) => {
    path.push(name.replace(/^.*:/, ''))
    const field = open ? null : fieldOf(path)
    if (field) open = { depth: path.length, field, text: '' }
  })
  parser.on('text', (part) => {
    if (open) open.text += part
  })
  parser.on('closetag', () => {
    if (open?.depth === path.length) {
      if (open.text.trim() !== '') texts.push({ field: open.field, text: open.text })
      open = null
    } else if (open) open.text += '\n'
    path.pop()
  })
  parser.write(xml).close()
  return texts
}

const TED_FIELDS: Readonly<Record<string, TextToTag['field']>> = {
  TITLE: 'objet',
  SHORT_DESCR: 'description',
  PERFORMANCE_CONDITIONS: 'conditions',
  PARTICULAR_PROFESSION: 'conditions',
  LEGAL_FORM: 'conditions',
  SUITABILITY: 'conditions',
  AC_CRITERION: 'criteres',
  INFO_ADD: 'informations',
}

function eformsField(path: readonly string[]): TextToTag['field'] | null {
  const [last, above] = [path.at(-1), path.at(-2)]
  if (above === 'ProcurementProject') return last === 'Name' ? 'objet' : last === 'Description' ? 'description' : null
  if (last === 'Description' && above === 'ContractExecutionRequirement') return 'conditions'
  if (last === 'Description' && path.includes('AwardingCriterion')) return 'criteres'
  return last === 'Note' ? 'informations' : null
}

function boampField(path: readonly string[]): TextToTag['field'] | null {
  const last = path.at(-1) ?? ''
  if (/OBJET|TITRE/.test(last)) return 'objet'
  if (/CONDITION|PARTICIPATION/.test(last)) return 'conditions'
  if (/CRITERE/.test(last) && last !== 'CRITERES_SOCIAUX_ENV') return 'criteres'
  if (/DESCRIPTION|INTITULE/.test(last)) return 'description'
  return /RENSEIGNEMENT|INFO/.test(last) ? 'informations' : null
}
