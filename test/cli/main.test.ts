import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { OPTIONS } from '../../src/cli/options.js'
import { RULES_VERSION } from '../../src/considerations/rules.js'
import { BUILT_IN_VERSION } from '../../src/indicators/definitions.js'
import { BUYER, HEADER, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])

const register = place.file(
  'marches.csv',
  [
    `${HEADER};Clause d’insertion;Heures d’insertion prévues`,
    `${row({ id: '1', objet: 'Voirie', montant: '100 000' })};Oui;250`,
    `${row({ id: '2', objet: 'Papier', montant: '8 000' })};Non;`,
    `${row({ id: '3', objet: 'Élagage' })};;`,
  ].join('\n'),
)
const broken = place.file(
  'broken.csv',
  [HEADER, row({ id: '9', objet: 'Gaz' }), row({ montant: '12', titulaire: 'X' })].join('\n'),
)
const pdf = place.file('faux.xlsx', '%PDF-1.7\n…')

describe('spaser import', () => {
  it('prints the report that programs rely on, and exits 0', async () => {
    const { code, out, err } = await withDb('import', register, '--json')
    const { imports } = JSON.parse(out)
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(imports).toHaveLength(1)
    expect(imports[0]).toMatchObject({
      id: 1,
      file: 'marches.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'csv',
      rows: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      duplicates: 0,
      contracts: { created: 3, updated: 0, unchanged: 0 },
      issues: expect.any(Array),
      warnings: expect.any(Array),
      durationMs: expect.any(Number),
    })
  })

  it('exits 2 when rows were set aside, and lists them', async () => {
    const { code, out } = await withDb('import', broken, '--json')
    const [{ rejected, issues }] = JSON.parse(out).imports
    expect(code).toBe(2)
    expect(rejected).toBe(1)
    expect(issues).toContainEqual(
      expect.objectContaining({ severity: 'error', message: expect.stringContaining('Ligne 3') }),
    )
  })

  it('exits 1 for an unreadable file, which writes nothing while the others are done', async () => {
    const { code, out } = await withDb(
      'import',
      pdf,
      register,
      place.file('vide.csv', ''),
      `${place.folder}/absent.csv`,
      '--json',
    )
    const { imports } = JSON.parse(out)
    expect(code).toBe(1)
    expect(imports.map(({ error }: { error?: string }) => typeof error)).toEqual([
      'string',
      'undefined',
      'string',
      'string',
    ])
    expect(imports[0].error).toMatch(/PDF/)
    expect(imports[1]).toMatchObject({ unchanged: 3 })
  })

  it('tells people the same in French', async () => {
    const { out } = await withDb('import', register, pdf)
    expect(out).toMatch(/✔ marches\.csv : 3\slignes lues ; marchés : 0\snouveau, 0\smodifié, 3\sinchangés\./)
    expect(out).toMatch(/✘ faux\.xlsx : .*PDF/)
  })

  it('is no plain success where part of the file is not read: said first, to programs and to people', async () => {
    const twice = 'N° de marché;Objet;Titulaire;Montant HT'
    const beside = place.file('deux.csv', `${twice};${twice}\n1;Bancs;A;5000;2;Sols;B;6000\n`)
    const unread = /second tableau, à droite du premier .*il n’est pas lu/
    const base = join(place.folder, 'deux.db')
    const withDb = (...args: string[]) => spaser([...args, '--db', base])
    const json = await withDb('import', beside, '--dry-run', '--json')
    const [{ warnings, rejected }] = JSON.parse(json.out).imports
    expect([json.code, rejected]).toEqual([0, 0])
    expect(warnings).toEqual(expect.arrayContaining([expect.stringMatching(unread)]))
    expect(json.err).toMatch(unread)
    const lines = (await withDb('import', beside)).out.split('\n')
    expect(lines[0]).toMatch(/^! deux\.csv :/)
    expect(lines[2]).toMatch(/^ {2}! /)
    expect(lines.filter((line) => unread.test(line))).toHaveLength(1)
    const known = await withDb('import', beside, '--json')
    expect(JSON.parse(known.out).imports[0].warnings).toEqual(warnings)
  })

  it('refuses what it does not understand, naming it', async () => {
    for (const args of [
      ['import'],
      ['import', register, '--acheteur', '123'],
      ['import', register, '--typo'],
      ['import', register, '--mapping', register],
    ]) {
      const { code, out, err } = await withDb(...args)
      expect(code, args.join(' ')).toBe(1)
      expect(err).not.toBe('')
      expect(out).toBe('')
    }
  })
})

describe('spaser contracts and indicators', () => {
  it('gives one JSON line a contract', async () => {
    const { code, out } = await withDb('contracts', '--json')
    const contracts = out.split('\n').map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(contracts.map(({ uid }) => uid)).toEqual(['1', '2', '3', '9'].map((id) => `${BUYER}${id}`))
    expect(contracts[0]).toMatchObject({
      objet: 'Voirie',
      montant: 100_000,
      heuresContractualisees: 250,
      titulaires: [],
      considerationsSociales: [],
      states: { insertionClause: 'yes', socialClause: 'yes', reserved: 'unknown' },
      reservedTo: [],
      excluded: null,
    })
    expect(contracts[0].tags[0]).toMatchObject({ kind: 'insertionClause', quote: 'Oui', cell: 'ligne 2, colonne 8' })
    expect(contracts[1].states).toMatchObject({ insertionClause: 'no', socialClause: 'unknown' })
    for (const { tags, texts } of contracts) {
      for (const { field, column, start, end, quote } of tags) {
        const source = texts.find(
          (text: { field: string; column: string }) => text.field === field && text.column === column,
        )
        expect(source.text.slice(start, end)).toBe(quote)
      }
    }
  })

  it('gives the figures of SPEC §4, by number and by value, with hours', async () => {
    const { code, out } = await withDb('indicators', '--year', '2025', '--json')
    const { population, indicators } = JSON.parse(out)
    const of = (id: string) => indicators.find((each: { id: string }) => each.id === id)
    expect(code).toBe(0)
    expect(population).toMatchObject({ contracts: 4, excluded: [] })
    expect(of('insertionClause.number')).toMatchObject({
      unit: 'ratio',
      numerator: 1,
      denominator: 4,
      known: 2,
      coverage: 0.5,
      value: 0.25,
      amongKnown: 0.5,
      low: 0.25,
      high: 0.75,
      solid: false,
      target: null,
      status: null,
    })
    expect(of('insertionClause.value')).toMatchObject({ numerator: 100_000, denominator: 108_000, known: 108_000 })
    expect(of('insertionHours.contracted')).toMatchObject({
      unit: 'hour',
      value: 250,
      denominator: 4,
      known: 1,
      high: null,
    })
    expect(of('insertionHours.done')).toMatchObject({ value: null })
    expect(JSON.parse(out).sources).toEqual({
      importedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      rules: [RULES_VERSION],
      definitions: BUILT_IN_VERSION,
    })
  })

  it('measures them against the plan of the Métropole Européenne de Lille', async () => {
    const plan = new URL('../../fixtures/plans/mel-2018-2021.json', import.meta.url).pathname
    const { out } = await withDb('indicators', '--year', '2025', '--plan', plan, '--json')
    const { indicators } = JSON.parse(out)
    const of = (id: string) => indicators.find((each: { id: string }) => each.id === id)
    const source = expect.stringContaining('hors de la période du plan')
    expect(of('insertionClause.number')).toMatchObject({
      target: { value: 0.25, direction: '>=', source },
      status: null,
    })
    expect(of('insertionHours.done')).toMatchObject({ target: { value: 300_000, source }, status: null })
    expect(of('environmentalConsideration.number')).toMatchObject({ target: { value: 0.5, source }, status: null })
  })

  it('filters by buyer and by amount', async () => {
    const count = async (...args: string[]) =>
      JSON.parse((await withDb('indicators', '--year', '2025', '--json', ...args)).out).population
    expect(await count('--acheteur', BUYER.slice(0, 9))).toMatchObject({ contracts: 4 })
    expect(await count('--acheteur', '111222333')).toMatchObject({
      contracts: 0,
      excluded: [{ reason: 'outOfScope', count: 4 }],
    })
    expect(await count('--min-amount', '40000')).toMatchObject({
      contracts: 1,
      excluded: [{ reason: 'outOfScope', count: 3 }],
    })
  })

  it('asks for a period, and refuses a wrong one', async () => {
    for (const args of [
      [],
      ['--year', '25'],
      ['--from', '2025-01-01'],
      ['--from', '2025-02-01', '--to', '2025-01-01'],
      ['--year', '2025', '--from', '2025-01-01'],
      ['--from', '2025-02-30', '--to', '2025-03-01'],
    ]) {
      const { code, err } = await withDb('indicators', ...args)
      expect(code, args.join(' ')).toBe(1)
      expect(err).toMatch(/\S/)
    }
  })

  it('lists contracts of a year with what is left out of it: lines not excluded are the population', async () => {
    const { out } = await withDb('contracts', '--year', '2024', '--json')
    expect(out).toBe('')
  })
})

describe('spaser imports and undo', () => {
  it('lists imports and takes one back', async () => {
    const own = workplace()
    const file = own.file('a.csv', [HEADER, row({ id: '1', objet: 'Voirie' })].join('\n'))
    await spaser(['import', file, '--db', own.db])
    expect(JSON.parse((await spaser(['imports', '--json', '--db', own.db])).out).imports).toMatchObject([
      { id: 1, file: 'a.csv', state: 'done', created: 1 },
    ])
    expect(await spaser(['undo', '1', '--json', '--db', own.db])).toMatchObject({
      code: 0,
      out: '{"id":1,"hidden":1,"restored":0}',
    })
    expect((await spaser(['contracts', '--json', '--db', own.db])).out).toBe('')
    expect(await spaser(['undo', '1', '--db', own.db])).toMatchObject({ code: 1 })
    expect(await spaser(['undo', 'x', '--db', own.db])).toMatchObject({ code: 1 })
    rmSync(own.folder, { recursive: true })
  })
})

describe('spaser mapping', () => {
  it('proposes a mapping that import takes back', async () => {
    const own = workplace()
    const { code, out } = await spaser(['mapping', register])
    expect(code).toBe(0)
    const proposal = JSON.parse(out)
    expect(proposal.sheets[0].columns.map(({ field }: { field: string }) => field)).toContain('objet')
    const mapping = own.file('mapping.json', out)
    const imported = await spaser(['import', register, '--mapping', mapping, '--json', '--db', own.db])
    expect(JSON.parse(imported.out).imports[0]).toMatchObject({ created: 3 })
    rmSync(own.folder, { recursive: true })
  })
})

describe('options', () => {
  it('are refused in French when unknown, superfluous or without value', async () => {
    expect((await withDb('imports', '--bogus')).err).toMatch(/^Option inconnue : --bogus\./)
    expect((await withDb('imports', 'extra')).err).toMatch(/^Argument en trop : « extra »\./)
    expect((await withDb('indicators', '--year')).err).toMatch(/mal donnée/)
    expect((await spaser(['-h'])).code).toBe(0)
  })
})

describe('spaser tag', () => {
  it('answers each line in order, whatever the chunks and the Unicode line separators', async () => {
    const lines = [
      { id: 'a', field: 'conditions', text: 'Le titulaire réalise 80 heures d’insertion\u2028au titre du marché.' },
      { id: 'b', field: 'colonne', column: 'Clause sociale', text: 'Non' },
      { id: 'c', field: 'objet', text: 'Étude d’insertion paysagère' },
    ]
    const { code, out } = await spaser(['tag'], `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    const answers = out.split('\n').map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(answers[0].states).toMatchObject({ insertionClause: 'yes', socialClause: 'yes', reserved: 'unknown' })
    expect(answers[1].states).toMatchObject({ insertionClause: 'no', socialClause: 'no' })
    expect(Object.values(answers[2].states)).toEqual(Array(6).fill('unknown'))
    expect(answers[0].quantities).toMatchObject([
      { what: 'contractedHours', value: 80, quote: '80 heures d’insertion' },
    ])
    const [tag] = answers[0].tags
    expect(lines[0]?.text.slice(tag.start, tag.end)).toBe(tag.quote)
    expect(Object.keys(tag).sort()).toEqual([
      'basis',
      'end',
      'kind',
      'legalRefs',
      'quote',
      'rule',
      'start',
      'state',
      'topic',
    ])
  })

  it('stops at a line it cannot read, naming it', async () => {
    const { code, err } = await spaser(['tag'], '{"id":"a","field":"objet","text":"Papier"}\n{"id":1')
    expect(code).toBe(1)
    expect(err).toMatch(/Ligne 2/)
  })

  it('says in French what a line lacks', async () => {
    const { code, err } = await spaser(['tag'], '{"id":"a","field":"titre","text":"Papier"}')
    expect(code).toBe(1)
    expect(err).toMatch(/^Ligne 1 de l’entrée refusée : field, Option invalide/)
  })

  it('reads by the rules of an organisation', async () => {
    const file = fileURLToPath(new URL('../../fixtures/rules/regles-exemple.json', import.meta.url))
    const line = '{"id":1,"field":"objet","text":"Sol du gymnase, chantier-école"}'
    const { code, out } = await spaser(['tag', '--rules', file], line)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ states: { insertionClause: 'yes' } })
    expect(JSON.parse((await spaser(['tag'], line)).out)).toMatchObject({ states: { insertionClause: 'unknown' } })
  })

  it('refuses rules it cannot use before reading a line', async () => {
    const refused = await spaser(['tag', '--rules', join(tmpdir(), 'absent.json')], '{}')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(/Fichier introuvable/)
  })
})

describe('spaser', () => {
  it('says what comes later, and what does not exist', async () => {
    for (const name of ['hours', 'suppliers', 'export']) {
      expect(await spaser([name])).toMatchObject({
        code: 1,
        err: `La commande « ${name} » n’est pas encore disponible.`,
      })
    }
    expect((await spaser(['toString'])).err).toMatch(/Commande inconnue/)
    expect((await spaser(['help', 'hours'])).err).toMatch(/pas encore disponible/)
    expect((await spaser(['--help'])).code).toBe(0)
    expect((await spaser([])).code).toBe(1)
  })

  it('lists its commands, and tells of each what it takes', async () => {
    const { out } = await spaser(['help'])
    for (const [name, options] of Object.entries(OPTIONS)) {
      expect(out).toContain(`spaser ${name}`)
      const help = await spaser([name, '--help'])
      expect(help).toMatchObject({ code: 0, err: '', out: expect.stringMatching(`^spaser ${name} `) })
      for (const option of [...Object.keys(options), 'db', 'json']) expect(help.out).toMatch(`  --${option} `)
      expect(await spaser(['help', name])).toEqual(help)
      expect(await spaser([name, 'x', '-h'])).toEqual(help)
    }
  })

  it('gives the units of limits and what they are unless told otherwise', async () => {
    const { out } = await spaser(['import', '--help'])
    const plain = out.replace(/[\u00a0\u202f]/g, ' ')
    expect(plain).toMatch(/--max-size MO .*mégaoctets \(sinon 200 Mo pour un classeur, 4 096 Mo pour un CSV/)
    expect(plain).toMatch(/--max-rows N .*sinon 1 048 576/)
    expect(plain).toMatch(/--acheteur SIRET .*14 chiffres/)
    expect(plain).toMatch(/Codes de sortie : 0 fait ; 1 [^;]+ ; 2 fait/)
  })
})
