import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import type { ReadLimits, RegisterItem } from '../../../src/register/types.js'
import { codesOf, fileAt, hasReal, itemsOf, jsonFile, REAL, readOnes, rejectedOnes } from '../samples.js'

const read = async (content: BlobPart, limits?: Partial<ReadLimits>) => {
  const register = await readRegister(new Blob([content]), { limits })
  const items = await itemsOf(register)
  return { items, read: readOnes(items), rejected: rejectedOnes(items), notes: codesOf(register.notes) }
}
const BUYER = '"acheteur":{"id":"21130027200013"}'
const record = (id: string, objet = `Achat ${id}`): string => `{"id":"${id}",${BUYER},"objet":"${objet}","montant":5}`
const v2 = (...records: readonly string[]): string => `{"marches":{"marche":[${records.join(',')}]}}`
const idsOf = ({ read }: { readonly read: ReturnType<typeof readOnes> }) => read.map(({ record }) => record.id)

describe('les fautes connues des exports JSON, rétablies là où elles ne se lisent que d’une façon', () => {
  it.each([
    ['guillemets non annoncés', 'Lycée "Jean Moulin" de Forbach', 'Lycée "Jean Moulin" de Forbach'],
    ['un guillemet seul', 'Écran 24" pour la mairie', 'Écran 24" pour la mairie'],
    ['guillemets annoncés deux fois', 'Lycée \\\\"Jean Moulin\\\\" de Forbach', 'Lycée "Jean Moulin" de Forbach'],
    ['saut de ligne dans l’objet', 'Bancs\net\ttables', 'Bancs\net\ttables'],
    ['caractère de contrôle', 'Bancs\u0002', 'Bancs\u0002'],
    ['barre oblique qui n’annonce rien', "Rue de l\\'Eau, D:\\Marchés", "Rue de l'Eau, D:\\Marchés"],
  ])('%s', async (_, written, expected) => {
    const found = await read(v2(record('1'), record('2', written), record('3')))
    expect(idsOf(found)).toEqual(['1', '2', '3'])
    expect(found.read[1]?.record.objet).toBe(expected)
    expect(found.read[1]?.issues[0]).toMatchObject({ code: 'mendedJson', cell: '/marches/marche/1', severity: 'info' })
    expect(codesOf([...(found.read[0]?.issues ?? []), ...(found.read[2]?.issues ?? [])])).not.toContain('mendedJson')
  })

  it('virgules de trop dans un marché ou entre deux', async () => {
    const found = await read(v2(record('1').replace('5}', '5,}'), '', record('2'), ''))
    expect(idsOf(found)).toEqual(['1', '2'])
    expect(codesOf(found.read[0]?.issues ?? [])).toContain('mendedJson')
    expect(found.notes).toEqual(['strayCommas'])
  })

  it('NaN et Infinity sont des absences, comptées ; dans un texte ce sont des mots', async () => {
    const found = await read(v2(record('1', 'Bancs NaN').replace('5}', 'NaN,"dureeMois":-Infinity}')))
    expect(found.read[0]?.record).toMatchObject({ objet: 'Bancs NaN', montant: null, dureeMois: null })
    expect(found.notes).toEqual(['nanLiteral'])
  })

  it('une donnée écrite deux fois : la dernière compte, et c’est dit', async () => {
    const found = await read(v2(record('1').replace('"montant":5', '"montant":5,"montant":7')))
    expect(found.read[0]?.record.montant).toBe(700)
    expect(found.read[0]?.issues[0]).toMatchObject({ code: 'repeatedKey', cell: '/marches/marche/0' })
    expect(found.read[0]?.issues[0]?.message).toContain('"montant"')
  })

  it('un identifiant de vingt chiffres écrit comme un nombre n’en perd aucun', async () => {
    const found = await read(v2(record('1').replace('"1"', '20190000000000012345')))
    expect(found.read[0]?.record.id).toBe('20190000000000012345')
    expect(codesOf(found.read[0]?.issues ?? [])).toContain('longNumber')
  })

  it('deux identifiants qui ne diffèrent que d’un demi-caractère restent deux', async () => {
    const found = await read(v2(record('1\\ud800'), record('1\\udc00'), record('1\\ud83d\\ude00')))
    expect(idsOf(found)).toEqual(['1\\ud800', '1\\udc00', '1😀'])
    expect(found.notes).toEqual(['halfCharacters'])
  })

  it('une donnée nommée __proto__ n’est qu’une donnée', async () => {
    const found = await read(v2(record('1').replace('"montant":5', '"__proto__":{"montant":9},"constructor":1')))
    expect(found.read[0]?.record.montant).toBeNull()
    expect(Object.getPrototypeOf(found.read[0]?.record)).toBe(Object.prototype)
    expect(found.read[0]?.record.autres).toEqual({ constructor: 1 })
  })
})

describe('un élément abîmé est rejeté à sa place, le reste est lu', () => {
  it.each([
    ['deux-points manquant', record('2').replace('"objet":', '"objet"=')],
    ['double virgule', record('2').replace('"id":"2",', '"id":"2",,')],
    ['accolade manquante', record('2').replace('013"}', '013"')],
    ['accolade de trop', record('2').replace('"objet"', '},"objet"')],
    ['guillemet manquant', record('2').replace('"objet":"', '"objet":')],
    ['guillemet ambigu', record('2', 'Lots "A", "montant": 7')],
    ['mot inconnu', record('2').replace('5}', 'cinq}')],
    ['texte étranger', '<br /><b>Warning</b>'],
  ])('%s', async (_, damaged) => {
    const found = await read(v2(record('1'), damaged, record('3'), record('4')))
    expect(idsOf(found)).toEqual(['1', '3', '4'])
    expect(found.rejected).toHaveLength(1)
    expect(found.rejected[0]).toMatchObject({ place: '/marches/marche/1', issues: [{ code: 'damagedRecord' }] })
    expect(found.rejected[0]?.cells.JSON).toContain(damaged.slice(0, 4))
  })

  it('le dernier marché, avant les concessions ou avant la fin', async () => {
    const damaged = record('2').replace('"objet":', '"objet"=')
    const file = `{"marches":{"marche":[${record('1')},${damaged}],"contrat-concession":[${record('3')}]}}`
    const found = await read(file)
    expect(found.read.map(({ place }) => place)).toEqual(['/marches/marche/0', '/marches/contrat-concession/0'])
    expect(idsOf(await read(v2(record('1'), damaged)))).toEqual(['1'])
  })

  it.each([
    ['sa version', '"version":"2.0"'],
    ['un objet et une liste', '"source":{"nom":"AWS","lots":[1,[2]]} , "total": 2'],
  ])('le dernier marché, avant ce que le fichier dit encore : %s', async (_, more) => {
    const damaged = record('2').replace('"objet":', '"objet"=')
    const nested = damaged.replace('"montant"', '"titulaires":[{"id":"1"}],"montant"')
    for (const last of [damaged, nested]) {
      for (const file of [
        `{"marches":{"marche":[${record('1')},${last}]},${more}}`,
        `{"marches":{"marche":[${record('1')},${last}] , ${more} } }\n`,
        `{"marches":[${record('1')},${last}],${more}}`,
      ]) {
        const found = await read(file)
        expect(idsOf(found)).toEqual(['1'])
        expect(found.rejected.map(({ cells }) => cells.JSON)).toEqual([last])
      }
    }
    const { length } = `{"marches":[${record('1')},${damaged}],${more}}`
    const cut = `{"marches":[${record('1')},${damaged}],${more}}`.slice(0, length - 1)
    await expect(read(cut)).rejects.toMatchObject({ code: 'truncatedJson' })
  })

  it.each([
    ['rien d’autre', (all: string) => `{"marches":{"marche":[${all}]}}`],
    ['un membre de marches', (all: string) => `{"marches":{"marche":[${all}],"inconnu":{"a":1}}}`],
    ['un membre de la racine', (all: string) => `{"marches":{"marche":[${all}]},"inconnu":{"a":1}}`],
    ['des concessions ailleurs', (all: string) => `{"marches":{"marche":[${all}]},"x":{"contrat-concession":[]}}`],
    ['une liste nue', (all: string) => `[${all}]`],
  ])('le dernier marché sans son accolade, puis %s : les autres sont lus', async (_, fileOf) => {
    const damaged = record('2').slice(0, -1)
    const found = await read(fileOf(`${record('1')},${damaged}`))
    expect(idsOf(found)).toEqual(['1'])
    expect(found.rejected.map(({ cells }) => cells.JSON)).toEqual([damaged])
  })

  it('abîmé puis coupé dans ce même marché, fût-ce après un crochet : refusé tout entier', async () => {
    for (const cut of ['{"id"="2","x":["a"]', '{"id":"2","objet":"Lot [1]', '{"id":"2","objet":"Lot [1]}}']) {
      await expect(read(`[${record('1')},${cut}`)).rejects.toMatchObject({ code: 'truncatedJson' })
      await expect(read(`{"marches":{"marche":[${record('1')},${cut}`)).rejects.toMatchObject({ code: 'truncatedJson' })
    }
  })

  it('une ligne d’un fichier d’un marché par ligne ; son numéro est donné', async () => {
    const found = await read([record('1'), record('2').replace('"objet":', '"objet"='), record('3')].join('\n'))
    expect(idsOf(found)).toEqual(['1', '3'])
    expect(found.rejected[0]?.issues[0]?.message).toContain('ligne 2')
  })

  it('un élément plus long que la limite, ou aux crochets sans fin', async () => {
    const long = record('2', 'x'.repeat(300_000))
    const deep = record('3').replace('5}', `${'['.repeat(200_000)}${']'.repeat(200_000)}}`)
    const found = await read(v2(record('1'), long, deep, record('4')), { maxRecordBytes: 100_000 })
    expect(idsOf(found)).toEqual(['1', '4'])
    expect(found.rejected.map(({ place, issues }) => [place, ...codesOf(issues)])).toEqual([
      ['/marches/marche/1', 'recordTooLong'],
      ['/marches/marche/2', 'recordTooLong'],
    ])
    const { rejected } = await read(v2(record('1'), deep))
    expect(codesOf(rejected[0]?.issues ?? [])).toEqual(['recordTooDeep'])
  })

  it('un fichier où tout est abîmé est refusé, sans y passer un temps sans fin', async () => {
    const hostile = `${record('2').slice(0, -1)},"x":[${'{"a":"'.repeat(60_000)}`
    await expect(read(v2(record('1'), hostile), { maxRecordBytes: 10_000 })).rejects.toMatchObject({
      code: expect.stringMatching(/truncatedJson|damagedJson/),
    })
  })
})

describe('un fichier coupé est refusé tout entier', () => {
  const text = JSON.stringify(
    { marches: { marche: [{ id: '1', objet: 'Bancs à 5 €', acheteur: { id: 'x' } }] } },
    null,
    1,
  )

  it('où que ce soit', async () => {
    for (let end = 2; end < text.length; end += 1) {
      await expect(read(text.slice(0, end))).rejects.toMatchObject({ code: 'truncatedJson' })
    }
  })

  it('même après un élément abîmé', async () => {
    const file = v2(record('1').replace('"objet":', '"objet"='), record('2'), record('3'))
    await expect(read(file.slice(0, -30))).rejects.toMatchObject({ code: 'truncatedJson' })
    await expect(read(file.slice(0, -1))).rejects.toMatchObject({ code: 'truncatedJson' })
  })

  it('un million de crochets jamais fermés', async () => {
    await expect(read('['.repeat(1_000_000))).rejects.toMatchObject({ code: 'damagedJson' })
    await expect(read(`{"marches":${'{"a":'.repeat(1_000_000)}`)).rejects.toMatchObject({ code: 'truncatedJson' })
    await expect(read(`{"marches":[${'{"a":'.repeat(1_000_000)}`)).rejects.toMatchObject({ code: 'truncatedJson' })
  })

  it('ou mal formé hors des marchés : l’endroit est donné', async () => {
    await expect(read(`${text.slice(0, -1)}]`)).rejects.toThrow(/mal formé \(ligne 13/)
    await expect(read(`${text} x`)).rejects.toMatchObject({ code: 'damagedJson' })
  })
})

describe('les encodages', () => {
  it('windows-1252 : lu, et signalé ; avec d’autres marchés en UTF-8, chacun dans le sien', async () => {
    const western = Uint8Array.from(record('1', 'Réfection à 5 \x80'), (unit) => unit.charCodeAt(0))
    const utf8 = new TextEncoder().encode(record('2', 'Réfection à 5 €'))
    const [open, comma, close] = ['[', ',', ']'].map((mark) => new TextEncoder().encode(mark))
    const found = await read(
      new Blob([open, western, comma, utf8, close].map((part) => new Uint8Array(part ?? []))) as never,
    )
    expect(found.read.map(({ record: { objet } }) => objet)).toEqual(['Réfection à 5 €', 'Réfection à 5 €'])
    expect(found.notes).toEqual(['jsonNotUtf8'])
  })

  it('UTF-16, avec ou sans marque', async () => {
    for (const mark of ['', '\ufeff']) {
      const text = `${mark}${v2(record('1', 'Réfection'))}`
      const found = await read(Uint16Array.from(text, (unit) => unit.charCodeAt(0)))
      expect(found.read[0]?.record.objet).toBe('Réfection')
      expect(found.notes).toEqual(['jsonNotUtf8'])
    }
  })
})

describe('ce qui n’est pas un registre est refusé par le nom de la raison', () => {
  it.each([
    [
      'un schéma',
      { $schema: 'x', properties: { marches: { properties: { marche: { type: 'array' } } } } },
      /schéma JSON/,
    ],
    ['une description de colonnes', { fields: [{ name: 'objet', type: 'string' }] }, /Table Schema/],
    ['une carte', { type: 'FeatureCollection', features: [{ type: 'Feature' }] }, /GeoJSON/],
    ['OCDS', { version: '1.1', releases: [{ ocid: 'ocds-1', tender: {} }] }, /OCDS/],
    ['OCDS, une seule', { ocid: 'ocds-1', tender: {} }, /OCDS/],
    ['des avis', [{ idweb: '24-1', objet: 'Travaux', nomacheteur: 'Ville' }], /avis de marché/],
    ['des avis du portail', { results: [{ idweb: '24-1', objet: 'Travaux' }] }, /avis de marché/],
    ['un suivi par colonnes', { source: { '0': 'a', '1': 'b' }, montant: { '0': 1, '1': 2 } }, /rangé par colonnes/],
    ['autre chose', { lots: 1, prix: 2 }, /il contient lots, prix/],
    ['une autre liste', [{ a: 1 }, { b: 2 }], /liste \(a\)/],
    ['des valeurs', ['a', 2], /liste \(string\)/],
    ['rien', {}, /il est vide/],
  ])('%s', async (_, value, message) => {
    const refused = readRegister(jsonFile(value))
    await expect(refused).rejects.toMatchObject({ code: 'notDecp' })
    await expect(refused).rejects.toThrow(message)
  })

  it.each([['[]'], ['{"marches":[]}'], ['{"marches":{"marche":[],"contrat-concession":[]}}'], ['{"results":[]}']])(
    '%s : zéro marché, et c’est dit',
    async (text) => {
      const { items, notes } = await read(text)
      expect(items).toEqual([])
      expect(notes).toEqual(['noDataRow'])
    },
  )
})

describe('les portails', () => {
  it.each([
    [{ records: [{ fields: { id: '1', objet: 'Bancs', montant: 5 } }] }, '/records/0/fields'],
    [
      { records: [{ record: { id: 'x', fields: { id: '1', objet: 'Bancs', montant: 5 } } }] },
      '/records/0/record/fields',
    ],
    [{ data: [{ attributes: { id: '1', objet: 'Bancs', montant: 5 } }] }, '/data/0/attributes'],
    [{ result: { records: [{ id: '1', objet: 'Bancs', montant: 5 }] } }, '/result/records/0'],
    [[JSON.stringify({ id: '1', objet: 'Bancs', montant: 5 })], '/0'],
  ])('%j', async (value, place) => {
    const { read: rows } = await read(JSON.stringify(value))
    expect(rows).toMatchObject([{ place, record: { id: '1', objet: 'Bancs', montant: 500 } }])
  })
})

/** Records of a file counted by JSON.parse of the whole of it. */
function countOf(text: string): number {
  const { marches } = JSON.parse(text.replaceAll(/\bNaN\b/g, 'null'))
  const lists = Array.isArray(marches) ? [marches] : [marches.marche, marches['contrat-concession']]
  return lists.flat().filter((each) => each !== undefined).length
}

const eachOnce = (items: readonly RegisterItem[]): Record<string, number> => {
  const places = new Set(items.map(({ place }) => place))
  return { items: items.length, places: places.size }
}

describe.skipIf(!hasReal)('les fichiers réels', () => {
  const files = existsSync(`${REAL}/decp-v2`)
    ? ['decp-v2', 'decp-2019'].flatMap((folder) =>
        readdirSync(`${REAL}/${folder}`)
          .filter((name) => name.endsWith('.json') && !/schema|monitoring/.test(name))
          .map((name) => `${REAL}/${folder}/${name}`),
      )
    : []

  it.each(files)('%s : chaque marché une fois', async (path) => {
    const expected = countOf(readFileSync(path, 'utf8'))
    const items = await itemsOf(await readRegister(fileAt(path)))
    expect(eachOnce(items)).toEqual({ items: expected, places: expected })
  })

  it('les trois archives de 2019 : 5 212 marchés', async () => {
    let total = 0
    for (const name of ['marches-publics.info_json', 'data.gouv.fr_pes-json', 'e-marchespublics_json']) {
      const inner = unzipSync(new Uint8Array(readFileSync(`${REAL}/decp-2019/${name}.zip`)))
      for (const [path, bytes] of Object.entries(inner).filter(([, { length }]) => length > 0)) {
        const { items } = await read(new Uint8Array(bytes))
        expect([path, eachOnce(items).items]).toEqual([path, countOf(new TextDecoder().decode(bytes))])
        total += items.length
      }
    }
    expect(total).toBe(5212)
  })

  it('le schéma et l’extrait de suivi ne sont pas des registres', async () => {
    for (const name of ['officiel_schema_decp_v2.0.3.json', 'decp_monitoring_v2_extracted.json']) {
      await expect(readRegister(fileAt(`${REAL}/decp-v2/${name}`))).rejects.toMatchObject({ code: 'notDecp' })
    }
  })
})
