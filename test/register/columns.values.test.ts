import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOUBTFUL, decideColumns } from '../../src/register/columns.js'
import { HEADERS } from './columnHeaders.js'
import { codesOf, numberCell, readOnes, sheetOf, textCell } from './samples.js'
import { readSheets } from './table/sheets.js'

/** Decisions on columns given as header and values. */
function decide(columns: Readonly<Record<string, readonly string[]>>) {
  const headers = Object.keys(columns)
  const height = Math.max(...Object.values(columns).map(({ length }) => length))
  const rows = Array.from({ length: height }, (_, row) =>
    headers.map((header) => {
      const text = columns[header]?.[row] ?? ''
      return text === '' ? undefined : textCell(text)
    }),
  )
  return decideColumns(headers, rows)
}

const only = (header: string, values: readonly string[]) => {
  const [decision] = decide({ [header]: values })
  return decision
}

const DATES = ['12/03/2025', '01/04/2025', '15 mai 2025', '2025-06-01']
const SIRETS = ['73282932000074', '552 081 317 66522', '35600000049837', '41816609600069']
const NAMES = ['Bâti SA', 'Pinceau', 'Ramette & Fils', 'Zinc SARL']
const TITLES = [
  'Réfection de la toiture du gymnase',
  'Achat de fournitures de bureau pour les écoles',
  'Entretien des espaces verts de la ville',
]

describe('les valeurs, second témoin', () => {
  it('un nombre affiché comme une date de 1900 reste le nombre qu’il est', async () => {
    const shown = (text: string, number: number) => ({ kind: 'date' as const, text, number })
    const [two, price] = [shown('1900-01-02', 2), shown('1904-02-08', 1500)]
    const { items, notes } = await readSheets([
      sheetOf([
        ['N° marché', 'Objet', 'Lot', 'Durée', 'Montant HT'],
        ['1', 'Bancs', two, two, price],
        ['2', 'Sols', shown('1900-01-03', 3), two, price],
      ]),
    ])
    expect(notes.map(({ code }) => code)).not.toContain('refutedColumn')
    expect(readOnes(items)[0]).toMatchObject({ record: { lot: '2', dureeMois: 2, montant: 150_000 }, issues: [] })
  })

  it('confirment un en-tête vague, et la confiance monte', () => {
    const alone = decideColumns(['Date'])[0]
    const heard = only('Date', DATES)
    expect(heard).toMatchObject({ field: 'dateNotification', refuted: null })
    expect(heard?.confidence).toBeGreaterThan(alone?.confidence ?? 1)
    expect(heard?.reason).toContain('les valeurs le confirment')
    expect(heard?.reason).toContain('aussi possible')
  })

  it.each([
    ['Montant HT', DATES, 'montant'],
    ['Montant', TITLES, 'montant'],
    ['Date de notification', SIRETS, 'dateNotification'],
    ['Objet', DATES, 'objet'],
    ['Titulaire', DATES, 'titulaireNom'],
    ['Durée (mois)', DATES, 'dureeMois'],
    ['Heures réalisées', DATES, 'heuresRealisees'],
    ['Code CPV', ['oui', 'non', 'oui'], 'codeCPV'],
    ['Accord-cadre', ['Oui', 'Non', 'Oui'], 'idAccordCadre'],
    ['N° marché', DATES, 'id'],
  ] as const)('« %s » contredit n’est pas lu, et c’est dit', (header, values, refuted) => {
    const decision = only(header, values)
    expect(decision).toMatchObject({ field: null, refuted, confidence: 0 })
    expect(decision?.reason).toMatch(/\d+ .* sur \d+/)
  })

  it.each([
    ['Titulaire', SIRETS, 'titulaireId'],
    ['Acheteur', SIRETS.slice(0, 1).concat(SIRETS[0] ?? '', SIRETS[0] ?? ''), 'acheteur'],
    ['SIRET titulaire', NAMES, 'titulaireNom'],
    ['SIRET acheteur', ['Ville de Rivemer', 'Métropole', 'CCAS'], 'acheteurNom'],
    ['Lot', ['Gros œuvre', 'Peinture', 'Électricité'], 'lotObjet'],
    ['Marché', TITLES, 'objet'],
    ['Heures d’insertion', ['Oui', 'Non', 'Oui'], 'colonne'],
    ['Type', ['MAPA', 'Appel d’offres ouvert', 'MAPA'], 'procedure'],
    ['Forme', ['Unitaire', 'Forfaitaire', 'Unitaire'], 'formePrix'],
    ['Nature', ['Travaux', 'Services', 'Fournitures'], 'categorie'],
  ] as const)('« %s » dont les valeurs sont d’une autre sorte est pris pour elle', (header, values, field) => {
    const decision = only(header, values)
    expect(decision?.field).toBe(field)
    expect(decision?.confidence).toBeLessThan(0.8)
    expect(decision?.refuted).not.toBeNull()
  })

  it.each([
    ['Date de notification', ['T1 2024', 'en cours', 'mars']],
    ['Date de notification', ['45366', '45400', '45410']],
    ['Montant HT', ['selon BPU', 'sans objet', 'NC']],
    ['Montant HT', ['45366', '45400', '45410']],
    ['SIRET titulaire', ['12345678901234', '12345678901235', '98765432109876']],
    ['Montant HT', ['12/03/2025', '01/04/2025']],
    ['Titulaire', [...NAMES, '73282932000074']],
    ['Lot', ['1', '2', 'Lot 3']],
  ] as const)('« %s » mal tenu reste ce que dit son en-tête', (header, values) => {
    const [alone] = decideColumns([header])
    expect(only(header, values)?.field).toBe(alone?.field)
  })

  it('nomment une colonne dont l’en-tête ne dit rien, quand elles ne laissent aucun doute : proposée, et signalée', () => {
    const columns = decide({
      Objet: TITLES,
      Colonne7: SIRETS,
      '': ['21440109300015', '21440109300015', '21440109300015', '21440109300015'],
      'Unnamed: 3': ['45112500-0', '30192000-1', '45112500-0'],
      'Champ 4': ['Clause sociale', 'Pas de considération sociale', 'Clause sociale'],
    })
    expect(columns.map(({ field }) => field)).toEqual([
      'objet',
      'titulaireId',
      'acheteur',
      'codeCPV',
      'considerationsSociales',
    ])
    for (const { confidence } of columns.slice(1)) expect(confidence).toBeLessThan(DOUBTFUL)
    expect(columns[1]?.alternatives).toEqual(['acheteur'])
  })

  it('ne nomment ni ce qu’un en-tête donne déjà, ni deux colonnes à la fois, ni ce qui a un sens à soi', () => {
    const fields = (columns: Readonly<Record<string, readonly string[]>>) => decide(columns).map(({ field }) => field)
    expect(fields({ 'SIRET titulaire': SIRETS, Colonne7: SIRETS })).toEqual(['titulaireId', null])
    expect(fields({ Colonne7: SIRETS, Colonne8: [...SIRETS].reverse() })).toEqual([null, null])
    expect(fields({ 'SIRET sous-traitant': SIRETS })).toEqual([null])
    expect(fields({ Colonne7: DATES })).toEqual([null])
  })

  it('de deux colonnes pour une donnée, la vide cède', () => {
    const [precise, vague] = decide({ 'Montant HT': ['', '', ''], Montant: ['12 000,00', '8 000,00', '9 500,00'] })
    expect(precise).toMatchObject({ field: null, yieldsTo: 'Montant' })
    expect(vague).toMatchObject({ field: 'montant', yieldsTo: null })
  })

  it('des montants très petits sont lus en euros, le doute est dit', () => {
    expect(only('Montant HT', ['12,5', '40', '7,25', '102', '33'])?.reason).toContain('k€')
    expect(only('Montant HT', ['12 500', '40 000', '7 250', '102 000', '33 000'])?.reason).not.toContain('k€')
  })

  it('une cellule de nombre montrée comme un nombre n’est pas une date', () => {
    const rows = [45_366, 45_400, 45_500].map((value) => [numberCell(value)])
    expect(decideColumns(['Montant HT'], rows)[0]?.field).toBe('montant')
    expect(decideColumns(['Date de notification'], rows)[0]?.field).toBe('dateNotification')
  })

  it('le compte rendu nomme la colonne douteuse et la colonne contredite', async () => {
    const rows = TITLES.map((title, index) => [title, DATES[index] ?? '', SIRETS[index] ?? '', `2025-${index}`])
    const { notes } = await readSheets([sheetOf([['Objet', 'Montant HT', 'Colonne7', 'N° marché'], ...rows])])
    expect(codesOf(notes)).toEqual(expect.arrayContaining(['doubtfulColumn', 'refutedColumn']))
    expect(notes.find(({ code }) => code === 'doubtfulColumn')?.message).toContain('SIRET du titulaire')
    expect(notes.find(({ code }) => code === 'refutedColumn')?.message).toContain('"Montant HT"')
  })
})

const KNOWN = Object.values(HEADERS).flat()

describe('fautes de frappe', () => {
  it.each([
    ['Liblellé', 'objet'],
    ['Titulire', 'titulaireNom'],
    ['Montnat HT', 'montant'],
    ['Date notifcation', 'dateNotification'],
    ['Date de notifiaction', 'dateNotification'],
    ['Procédrue', 'procedure'],
    ['Drection', 'direction'],
    ['Atributaire', 'titulaireNom'],
    ['Considrations socailes', 'considerationsSociales'],
    ['Clause socaile', 'colonne'],
    ['Heures dinsertion prévues', 'heuresContractualisees'],
    ['Montant maximun HT', 'montantMaximum'],
    ['Montant estimmé', 'valeurEstimee'],
    ['Fournissuer', 'titulaireNom'],
  ])('« %s » se lit, moins sûrement, et ce qui est réparé est dit', (header, field) => {
    const [decision] = decideColumns([header])
    expect(decision?.field).toBe(field)
    expect(decision?.reason).toMatch(/ lu «|heures/)
    expect(decision?.confidence).toBeLessThan(1)
  })

  it.each([
    'Destination',
    'Provision',
    'Signataire',
    'Arche',
    'Manche',
    'Cotation',
    'Prescription',
    'Maison',
    'Preuve',
    'Classe',
    'Raison',
  ])('« %s » est un autre mot', (header) => expect(decideColumns([header])[0]?.field).toBeNull())

  it('un « not » mal écrit exclut encore', () => {
    expect(decideColumns(['Montant des pénalitées'])[0]?.field).toBeNull()
    expect(decideColumns(['Montant avneant'])[0]?.field).toBeNull()
    expect(decideColumns(['Date prévisionnele de notification'])[0]?.field).toBeNull()
  })

  it('deux lettres voisines échangées dans un mot de six lettres et plus ne font pas une autre donnée', () => {
    const words = ['Montant', 'Titulaire', 'Procédure', 'Direction', 'Description', 'Observations', 'Consultation']
    for (const word of words) {
      for (let at = 1; at < word.length - 1; at += 1) {
        const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
        expect(decideColumns([swapped])[0]?.field, swapped).toBe(decideColumns([word])[0]?.field)
      }
    }
  })
})

describe('l’ordre et le voisinage ne décident rien', () => {
  const unknown: fc.Arbitrary<string> = fc.constantFrom('Colonne7', 'Xylophone', 'Remise', 'zzz 12', 'Année', 'Tomates')
  const distinct = fc.uniqueArray(fc.constantFrom(...KNOWN), {
    minLength: 1,
    maxLength: 25,
    selector: (text) => text.toLowerCase(),
  })
  const told = (headers: readonly string[]) =>
    new Map(
      decideColumns(headers).map(({ header, field, holder, yieldsTo }) => [header, `${field} ${holder} ${yieldsTo}`]),
    )

  it('ajouter des colonnes inconnues ne change aucune décision', () => {
    fc.assert(
      fc.property(distinct, fc.array(unknown, { maxLength: 4 }), fc.nat(), (headers, others, at) => {
        const place = at % (headers.length + 1)
        const more = told([...headers.slice(0, place), ...others, ...headers.slice(place)])
        for (const [header, decision] of told(headers))
          if (!others.includes(header)) expect(more.get(header)).toBe(decision)
      }),
    )
  })

  it('permuter les colonnes non plus, à en-têtes différents', () => {
    fc.assert(
      fc.property(
        distinct.chain((headers) =>
          fc.tuple(fc.constant(headers), fc.shuffledSubarray(headers, { minLength: headers.length })),
        ),
        ([headers, shuffled]) => {
          const fields = (given: readonly string[]) =>
            decideColumns(given)
              .map(({ field, holder }) => `${field} ${holder}`)
              .filter((each) => !each.startsWith('null'))
              .sort()
          expect(fields(shuffled)).toEqual(fields(headers))
        },
      ),
    )
  })
})

describe('tables sans mesure', () => {
  it('seize mille colonnes et des textes hostiles se décident sans s’arrêter', () => {
    const headers = Array.from(
      { length: 16_384 },
      (_, index) => `${'montnat'.repeat(index % 20)} ${index} ${'?'.repeat(index % 40)}é`,
    )
    const rows = Array.from({ length: 200 }, () => headers.map((text) => textCell(text)))
    expect(decideColumns(headers, rows).length).toBeGreaterThan(0)
  })
})
