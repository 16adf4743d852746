import { readdirSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readRegister } from '../../src/register/read.js'
import { itemsOf, readOnes, rejectedOnes } from '../register/samples.js'
import { absent, REAL, realFile, realText } from './folder.js'

/** What a contract says, told by JSON.parse or by cutting XML at its tags, and by nothing of ours. */
interface Said {
  readonly objet: string | null
  /** Cents. */
  readonly montant: number | null
  readonly holders: readonly string[]
  readonly social: readonly string[]
  readonly environmental: readonly string[]
  readonly modifications: number
  readonly acts: number
}

type Raw = Readonly<Record<string, unknown>>

const parsed = (value: unknown): unknown =>
  typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value
const leaves = (value: unknown): string[] => {
  const said = parsed(value)
  if (typeof said === 'string') return said === '' ? [] : [said]
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(leaves) : []
}
/** Objects with one of the members, wherever they stand. */
const objectsWith = (value: unknown, member: RegExp): Raw[] => {
  const said = parsed(value)
  if (typeof said !== 'object' || said === null) return []
  if (!Array.isArray(said) && Object.keys(said).some((key) => member.test(key))) return [said as Raw]
  return Object.values(said).flatMap((item) => objectsWith(item, member))
}
const holdersIn = (raw: Raw): string[] => {
  const listed = [...objectsWith(raw.titulaires, /^id$/), ...objectsWith(raw.concessionnaires, /^id$/)]
  const ids = [...listed.map(({ id }) => id), raw.titulaire_id]
  return [...new Set(ids.flatMap((id) => (typeof id === 'string' && id.trim() !== '' ? [id.trim()] : [])))]
}

function saidInJson(raw: Raw): Said {
  return {
    objet: typeof raw.objet === 'string' && raw.objet.trim() !== '' ? raw.objet : null,
    montant: typeof raw.montant === 'number' ? Math.round(raw.montant * 100) : null,
    holders: holdersIn(raw),
    social: leaves(raw.considerationsSociales),
    environmental: leaves(raw.considerationsEnvironnementales),
    modifications: objectsWith(raw.modifications, /^date/).length,
    acts: objectsWith(raw.actesSousTraitance, /^sousTraitant$/).length,
  }
}

function recordsInJson(text: string): Said[] {
  const { marches } = JSON.parse(text)
  const all: readonly Raw[] = Array.isArray(marches) ? marches : Object.values(marches).flat()
  return all.map(saidInJson)
}

/** Cuts the text of what stands between two tags. */
const within = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, content = '']) => content)
const textIn = (xml: string, tag: string): string[] =>
  within(xml, tag).map((content) =>
    content
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('\x9c', 'œ')
      .replaceAll('\x92', '’'),
  )

function recordsInXml(text: string): Said[] {
  return within(text, 'marche').map((xml) => {
    const own = xml.replace(/<(modifications|actesSousTraitance|modificationsActesSousTraitance)>.*?<\/\1>/gs, '')
    const [montant] = within(own, 'montant')
    return {
      objet: textIn(own, 'objet')[0] ?? null,
      montant: montant === undefined ? null : Math.round(Number(montant) * 100),
      holders: [...new Set(within(within(own, 'titulaires').join(), 'id'))],
      social: textIn(own, 'considerationSociale'),
      environmental: textIn(own, 'considerationEnvironnementale'),
      modifications: within(within(xml, 'modifications').join(), 'dateNotificationModification').length,
      acts: within(within(xml, 'actesSousTraitance').join(), 'sousTraitant').length,
    }
  })
}

/** What we read of the same files. */
async function readOf(file: Blob) {
  const items = await itemsOf(await readRegister(file))
  const read = readOnes(items).map(
    ({ record }): Said => ({
      objet: record.objet,
      montant: record.montant,
      holders: record.titulaires.flatMap(({ id }) => id ?? []),
      social: record.considerationsSociales ?? [],
      environmental: record.considerationsEnvironnementales ?? [],
      modifications: record.modifications.length,
      acts: record.actesSousTraitance?.length ?? 0,
    }),
  )
  return { read, rejected: rejectedOnes(items), items }
}

const JSON_FILES = [
  'decp-2019/api_marches_publics_annecy_etc.json',
  'decp-v2/eclaireur_reduced_decp_2019.json',
  'decp-v2/eclaireur_ci_raw_marches.json',
  'decp-v2/decp_rama_mauvais_marches.json',
  'decp-v2/decp_processing_test_2022.json',
  'decp-v2/officiel_marches_avec_modifications.json',
  'decp-v2/officiel_marches_concessions.json',
]
const ZIPS = ['data.gouv.fr_pes-json', 'e-marchespublics_json', 'marches-publics.info_json']
const XML_FILES = [
  'decp-2019/focus_marches_decp-2022-03-25.xml',
  'decp-v2/exemple_marches_avec_modifications.xml',
  'decp-v2/officiel_Marche.xml',
]

const digits = (holders: readonly string[]) => holders.map((id) => id.replace(/[\s.-]/g, '').padStart(14, '0'))
const comparable = (said: readonly Said[]) => said.map((each) => ({ ...each, holders: digits(each.holders) }))

async function same(text: string, said: readonly Said[], file: Blob = new Blob([text])): Promise<number> {
  const { read, rejected, items } = await readOf(file)
  expect(items).toHaveLength(said.length)
  expect(comparable(read)).toEqual(comparable(said.filter(({ objet }) => objet !== null)))
  expect(rejected).toHaveLength(said.filter(({ objet }) => objet === null).length)
  return said.length
}

describe.skipIf(absent)('fichiers DECP réels, comparés à ce que dit leur texte', () => {
  it.each(JSON_FILES)('%s', async (path) => {
    expect(await same(realText(path), recordsInJson(realText(path)))).toBeGreaterThan(1)
  })

  it.each(XML_FILES)('%s', async (path) => {
    expect(await same(realText(path), recordsInXml(realText(path)), realFile(path))).toBeGreaterThan(1)
  })

  it('les 5 212 marchés des trois archives de 2019, leurs titulaires, montants et modifications', async () => {
    let count = 0
    for (const name of ZIPS) {
      const archive = unzipSync(new Uint8Array(await realFile(`decp-2019/${name}.zip`).arrayBuffer()))
      for (const bytes of Object.values(archive)) {
        const text = new TextDecoder().decode(bytes)
        if (text !== '') count += await same(text, recordsInJson(text))
      }
    }
    expect(count).toBe(5212)
  })
})

const NOTICES = [
  ['notices/ted', 'TED'],
  ['notices/eforms', 'eForms'],
  ['notices/boamp_xml_2017', 'BOAMP'],
  ['ocds/eforms_gpp_2025', 'eForms'],
] as const

describe.skipIf(absent)('les avis réels en XML', () => {
  it.each(NOTICES)('%s : refusés, par leur nom', async (folder, what) => {
    const files = readdirSync(new URL(folder, REAL)).filter((name) => name.endsWith('.xml'))
    expect(files.length).toBeGreaterThan(2)
    for (const name of files) {
      const refused = readRegister(realFile(`${folder}/${name}`))
      await expect(refused, name).rejects.toMatchObject({ code: 'notDecp', message: expect.stringContaining(what) })
    }
  })
})
