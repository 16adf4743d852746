import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { RecordCutter } from '../../../src/register/decp/xml/records.js'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, csvFile, fileOf, itemsOf, readOnes, rejectedOnes } from '../samples.js'

const SIRET = '21130027200013'
const marche = (id: string, objet: string, more = '') =>
  `<marche><id>${id}</id><acheteur><id>${SIRET}</id></acheteur><objet>${objet}</objet>${more}</marche>`
const file = (...records: readonly string[]) => `<?xml version="1.0"?>\n<marches>\n${records.join('\n')}\n</marches>\n`

async function readText(text: string) {
  const register = await readRegister(csvFile(text))
  const items = await itemsOf(register)
  return { format: register.format, items, rows: readOnes(items), rejected: rejectedOnes(items), notes: register.notes }
}
const readBytes = async (bytes: Uint8Array) => {
  const register = await readRegister(fileOf(bytes))
  return { rows: readOnes(await itemsOf(register)), notes: register.notes }
}

describe('DECP en XML', () => {
  it('dit la même chose que le même marché en JSON, chaque donnée à son XPath', async () => {
    const value = {
      id: '2024-1',
      acheteur: { id: SIRET, nom: 'Ville' },
      nature: 'Marché',
      objet: 'Entretien des parcs',
      codeCPV: '77310000-6',
      techniques: { technique: ['Accord-cadre', 'Concours'] },
      dureeMois: 12,
      dateNotification: '2024-05-15',
      montant: 1234.5,
      titulaires: [
        { titulaire: { id: '73282932000074', typeIdentifiant: 'SIRET' } },
        { titulaire: { id: 'BE0999999999', typeIdentifiant: 'TVA' } },
      ],
      considerationsSociales: { considerationSociale: ['Clause sociale', 'Critère social'] },
      considerationsEnvironnementales: { considerationEnvironnementale: ['Pas de considération environnementale'] },
      modifications: [{ modification: { id: 1, dateNotificationModification: '2024-09-01', montant: 2000 } }],
      actesSousTraitance: [{ acteSousTraitance: { id: 1, sousTraitant: { id: '73282932000074' }, montant: 100 } }],
      offresRecues: 3,
    }
    const json = readOnes(
      await itemsOf(await readRegister(new Blob([JSON.stringify({ marches: { marche: [value] } })]))),
    )
    const xml = await readText(`<marches><marche>${elementsOf(value)}</marche></marches>`)
    expect(xml.format).toBe('decp-xml')
    expect(xml.rows[0]?.place).toBe('/marches/marche[1]')
    const { texts: jsonTexts, autres: jsonOthers, ...inJson } = json[0]?.record ?? {}
    const { texts, autres, ...inXml } = xml.rows[0]?.record ?? {}
    expect(inXml).toEqual(inJson)
    expect(texts?.map(({ text }) => text)).toEqual(jsonTexts?.map(({ text }) => text))
    expect(texts?.map(({ cell }) => cell)).toEqual([
      '/marches/marche[1]/objet',
      '/marches/marche[1]/considerationsSociales',
      '/marches/marche[1]/considerationsEnvironnementales',
    ])
    expect(jsonOthers).toEqual({ offresRecues: 3 })
    expect(autres).toEqual({ offresRecues: '3' })
  })

  it('lit marchés et concessions, comptés chacun de leur côté', async () => {
    const { rows } = await readText(
      file(
        marche('1', 'Bancs'),
        `<contrat-concession><id>9</id><autoriteConcedante><id>${SIRET}</id></autoriteConcedante><objet>Parking</objet>
        <dateSignature>2024-02-03</dateSignature><valeurGlobale>70.5</valeurGlobale>
        <concessionnaires><concessionnaire><id>73282932000074</id></concessionnaire></concessionnaires></contrat-concession>`,
        marche('2', 'Tables'),
      ),
    )
    expect(rows.map(({ place, record }) => [place, record.type, record.objet])).toEqual([
      ['/marches/marche[1]', 'marche', 'Bancs'],
      ['/marches/contrat-concession[1]', 'concession', 'Parking'],
      ['/marches/marche[2]', 'marche', 'Tables'],
    ])
    expect(rows[1]?.record).toMatchObject({
      acheteur: { id: SIRET },
      dateSignature: '2024-02-03',
      montant: null,
      titulaires: [{ id: '73282932000074' }],
      autres: { valeurGlobale: '70.5' },
    })
  })

  it('tolère espaces de noms, attributs, CDATA, commentaires et éléments autour des marchés', async () => {
    const { rows } = await readText(
      `<!-- export > --><d:publication xmlns:d="urn:d" d:a="x>y"><source>SI <![CDATA[<marche>]]></source><d:marches>
      <!-- <marche><objet>retiré</objet></marche> -->
      <d:marche xsi:type="m"><d:objet><![CDATA[Bancs & <tables>]]></d:objet><!-- </marche> --></d:marche>
      <d:marche><d:objet>L&#39;eau &amp; l&apos;air &lt;1&gt;</d:objet></d:marche></d:marches></d:publication>`,
    )
    expect(rows.map(({ record }) => record.objet)).toEqual(['Bancs & <tables>', "L'eau & l'air <1>"])
    expect(rows[0]?.place).toBe('/publication/marches/marche[1]')
  })

  it('sépare titulaires et modifications écrits à la suite dans un même élément', async () => {
    const { rows } = await readText(
      file(
        marche(
          '1',
          'Bancs',
          `<titulaires><titulaire><denominationSociale>A SARL</denominationSociale><id>73282932000074</id>
           <denominationSociale>B SARL</denominationSociale><id>21130027200013</id></titulaire></titulaires>
           <modifications><modification><dateNotificationModification>2022-01-02</dateNotificationModification><montant>10</montant>
           <dateNotificationModification>2022-03-04</dateNotificationModification><montant>20</montant></modification></modifications>`,
        ),
      ),
    )
    expect(rows[0]?.record.titulaires.map(({ denominationSociale }) => denominationSociale)).toEqual([
      'A SARL',
      'B SARL',
    ])
    expect(rows[0]?.record.modifications.map(({ montant }) => montant)).toEqual([1000, 2000])
  })

  it('un élément marche vide est une ligne blanche ; un fichier sans marché est signalé', async () => {
    expect((await readText(file('<marche/>', '<marche></marche>'))).items).toMatchObject([
      { outcome: 'ignored', reason: 'blank' },
      { outcome: 'ignored', reason: 'blank' },
    ])
    const { items, notes } = await readText('<marches></marches>')
    expect([items, codesOf(notes)]).toEqual([[], ['noDataRow']])
  })

  it('où que tombent les morceaux du texte, les marchés découpés sont les mêmes', () => {
    const text = file(
      marche('1', 'Bancs <![CDATA[<marche>]]>', '<!-- </marche> -->'),
      '<contrat-concession><objet>Parking</objet></contrat-concession>',
      marche('2', 'Tables'),
    )
    const whole = cut([text])
    expect(whole.map(({ path, line }) => [path, line])).toEqual([
      ['/marches/marche[1]', 3],
      ['/marches/contrat-concession[1]', 4],
      ['/marches/marche[2]', 5],
    ])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 40 }), (at) => {
        const ends = [0, ...at.sort((a, b) => a - b), text.length]
        expect(cut(ends.slice(1).map((end, index) => text.slice(ends[index], end)))).toEqual(whole)
      }),
    )
  })
})

const cut = (pieces: readonly string[]) => {
  const cutter = new RecordCutter(1_000_000)
  const records = pieces.flatMap((piece) => [...cutter.push(piece)])
  cutter.end()
  return records
}

function elementsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(elementsOf).join('')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, said]) =>
      Array.isArray(said) && typeof said[0] === 'string'
        ? said.map((item) => `<${name}>${item}</${name}>`).join('')
        : `<${name}>${elementsOf(said)}</${name}>`,
    )
    .join('')
}

describe('encodages', () => {
  const objet = 'Œuvre d’été : 5 €'
  const declaring = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><marches>\n${marche('1', objet)}\n</marches>`
  const objetOf = async (bytes: Uint8Array) => (await readBytes(bytes)).rows[0]?.record.objet
  const single = (text: string, characters: Readonly<Record<string, number>>) =>
    Uint8Array.from(text, (character) => characters[character] ?? character.charCodeAt(0))

  it.each([
    ['ISO-8859-15', { Œ: 0xbc, '’': 0x27, '€': 0xa4 }, objet.replace('’', "'")],
    ['iso-8859-1', { Œ: 0x8c, '’': 0x92, '€': 0x80 }, objet],
    ['windows-1252', { Œ: 0x8c, '’': 0x92, '€': 0x80 }, objet],
  ])('déclaré %s', async (encoding, characters, expected) => {
    expect(await objetOf(single(declaring(encoding), characters))).toBe(expected)
  })

  it.each([
    ['petit-boutiste', true],
    ['gros-boutiste', false],
  ])('UTF-16 %s', async (_, little) => {
    const text = `\ufeff${declaring('UTF-16')}`
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
    expect(await objetOf(new Uint8Array(view.buffer))).toBe(objet)
  })

  it('marque d’ordre UTF-8', async () => {
    expect(await objetOf(new TextEncoder().encode(`\ufeff${declaring('utf-8')}`))).toBe(objet)
  })

  it('déclaré UTF-8 et écrit en windows-1252 : lu, et signalé', async () => {
    const { rows, notes } = await readBytes(single(declaring('UTF-8'), { Œ: 0x8c, '’': 0x92, '€': 0x80 }))
    expect(rows[0]?.record.objet).toBe(objet)
    expect(codesOf(notes)).toEqual(['xmlEncoding'])
  })
})

describe('XML abîmé', () => {
  it('un marché mal formé est mis de côté, les suivants sont lus', async () => {
    const { rows, rejected } = await readText(
      file(
        marche('1', 'Bancs'),
        '<marche><id>2</id><objet>Tables</objet><montant>3</objet></marche>',
        '<marche><id>3</id><objet>sans fin',
        marche('4', 'Chaises'),
      ),
    )
    expect(rows.map(({ place, record }) => [place, record.objet])).toEqual([
      ['/marches/marche[1]', 'Bancs'],
      ['/marches/marche[4]', 'Chaises'],
    ])
    expect(rejected.map(({ place, issues }) => [place, codesOf(issues)])).toEqual([
      ['/marches/marche[2]', ['brokenRecord']],
      ['/marches/marche[3]', ['brokenRecord']],
    ])
    expect(rejected[0]?.issues[0]?.message).toContain('ligne 4')
    expect(rejected[0]?.cells.xml).toContain('Tables')
  })

  it('des & tels quels et des caractères de contrôle ne font perdre aucun marché, et sont comptés', async () => {
    const { rows, notes } = await readText(
      file(marche('1', 'BOUYGUES & FILS &co; \x0bm\x9cuvres &#x1f;et &#0;plus'), marche('2', 'A<![CDATA[&]]>B')),
    )
    expect(rows.map(({ record }) => record.objet)).toEqual(['BOUYGUES & FILS &co; mœuvres et plus', 'A&B'])
    expect(notes.map(({ code, message }) => [code, /\d+/.exec(message)?.[0]])).toEqual([
      ['controlCharacters', '4'],
      ['bareAmpersands', '2'],
    ])
  })

  it('coupé n’importe où : refusé tout entier, avec sa ligne', async () => {
    const text = file(marche('1', 'Bancs'), marche('2', 'Tables')).trimEnd()
    for (let end = text.indexOf('<marches>') + 9; end < text.length; end += 3) {
      await expect(readText(text.slice(0, end))).rejects.toMatchObject({ code: 'truncatedXml' })
    }
    await expect(readText(text.slice(0, -3))).rejects.toThrow('il s’arrête ligne 5')
  })

  it.each([
    ['une fin sans début', `<marches>\n${marche('1', 'A')}</autre></marches>`, 'ligne 2'],
    ['une balise dans une balise', `<marches>\n<source <autre>${marche('1', 'A')}</marches>`, 'ligne 2'],
    [
      'un commentaire sans fin qui cache des marchés',
      file(marche('1', 'A', '<!-- '), marche('2', 'B', '-- -->')),
      'rien ne dit où reprendre',
    ],
  ])('%s : refusé, et dit où', async (_, text, message) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'damagedXml' })
    await expect(readText(text)).rejects.toThrow(message)
  })
})

describe('XML hostile', () => {
  const bomb = `<!DOCTYPE marches [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  it.each([
    ['entités en cascade', `${bomb}<marches>${marche('1', '&b;')}</marches>`],
    [
      'entité externe',
      `<!DOCTYPE marches [<!ENTITY x SYSTEM "file:///etc/passwd">]><marches>${marche('1', '&x;')}</marches>`,
    ],
    ['DTD dans les marchés', `<marches><!ENTITY a "x">${marche('1', '&a;')}</marches>`],
    ['DTD dans un marché', file(marche('1', 'A', '<!DOCTYPE x>'))],
  ])('%s : refusé', async (_, text) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'xmlDtd' })
  })

  it('une profondeur sans fin : refusée autour des marchés, mise de côté dans un marché', async () => {
    await expect(readText(`<marches>${'<a>'.repeat(100_000)}`)).rejects.toMatchObject({ code: 'damagedXml' })
    const deep = `${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`
    const { rows, rejected } = await readText(file(marche('1', 'A', deep), marche('2', 'B')))
    expect([rows.length, rejected.length]).toEqual([1, 1])
  })

  it('un marché trop long est mis de côté, les autres sont lus ; un texte trop long est coupé, et dit', async () => {
    const long = await readText(file(marche('1', 'x'.repeat(12_000_000)), marche('2', 'B')))
    expect(long.rejected.map(({ place, issues }) => [place, codesOf(issues)])).toEqual([
      ['/marches/marche[1]', ['recordTooLong']],
    ])
    expect(long.rows.map(({ record }) => record.objet)).toEqual(['B'])
    const { rows } = await readText(file(marche('1', 'x'.repeat(200_000))))
    expect(rows[0]?.record.objet.length).toBe(4 * 32_767)
    expect(codesOf(rows[0]?.issues ?? [])).toEqual(['cutText'])
  })

  it('des milliers de titulaires ou d’éléments répétés sont lus sans s’enliser', async () => {
    const holders = Array.from(
      { length: 20_000 },
      (_, i) => `<titulaire><denominationSociale>F${i}</denominationSociale></titulaire>`,
    )
    const { rows } = await readText(file(marche('1', 'A', `<titulaires>${holders.join('')}</titulaires>`)))
    expect(rows[0]?.record.titulaires).toHaveLength(20_000)
  })

  it('un élément nommé comme une propriété de JavaScript n’en devient pas une', async () => {
    const { rows } = await readText(
      file(marche('1', 'A', '<__proto__><montant>5</montant></__proto__><constructor>x</constructor>')),
    )
    expect(rows[0]?.record.montant).toBeNull()
    expect(rows[0]?.record.autres).toEqual({ constructor: 'x' })
  })

  it('n’importe quel texte entre deux marchés donne des lignes ou un refus en français', async () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      '"',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<marche>',
      '</marche>',
      '<a>',
      '</a>',
      '<?',
      '?>',
      'é',
      '\n',
      '<objet>',
      '</objet>',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 12 }), async (noise) => {
        const outcome = await readText(file(marche('1', 'A'), noise.join(''), marche('2', 'B'))).then(
          ({ rows }) => rows[0]?.record.objet,
          (cause: unknown) =>
            cause instanceof AppError && /rien n’est lu|refusé/.test(cause.message) ? 'refusé' : cause,
        )
        expect(['A', 'refusé']).toContain(outcome)
      }),
    )
  })
})

describe('XML qui n’est pas du DECP', () => {
  it.each([
    ['<TED_EXPORT xmlns="x"><FORM_SECTION/></TED_EXPORT>', 'TED'],
    ['<urn:PriorInformationNotice xmlns:urn="x"></urn:PriorInformationNotice>', 'eForms'],
    ['<ANNONCE><GESTION><MARCHE></MARCHE></GESTION></ANNONCE>', 'BOAMP'],
    ['<n:PES_Aller xmlns:n="x"><EnTetePES/></n:PES_Aller>', 'PES'],
    ['<rss version="2.0"><channel/></rss>', 'RSS'],
    ['<urlset><url/></urlset>', 'sitemap'],
    ['<xs:schema xmlns:xs="x"></xs:schema>', 'schéma XML'],
    ['<recettes><recette>Tarte</recette></recettes>', '« recettes »'],
  ])('%s : refusé en disant ce que c’est', async (text, what) => {
    await expect(readText(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->${text}`)).rejects.toMatchObject({
      code: 'notDecp',
    })
    await expect(readText(text)).rejects.toThrow(what)
  })
})
