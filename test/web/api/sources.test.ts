import { describe, expect, test } from 'vitest'
import { RULES_VERSION } from '../../../src/considerations/rules.js'
import { BUILT_IN_VERSION } from '../../../src/indicators/definitions.js'
import { LOCAL } from '../../../src/store/database.js'
import { undoImport } from '../../../src/tasks/undo.js'
import { sourcesSchema } from '../../../src/web/api/schemas/sources.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { site } from '../pages/objectives/site.js'

const FIGURES = [
  '/api/indicateurs?annee=2025',
  '/api/objectifs?annee=2025',
  '/api/objectifs/clause-insertion?annee=2025',
  '/api/hypotheses?annee=2025&confirmes=1',
  '/api/comparaisons?annee=2025',
  '/api/exigences',
  '/api/ecarts',
]
const PAGES = ['/objectifs', '/objectifs/clause-insertion', '/hypotheses', '/comparaisons', '/exigences']
const TODAY = { importedOn: '2025-06-01', rules: [RULES_VERSION], definitions: BUILT_IN_VERSION }

describe('de quelles données viennent les chiffres', () => {
  test.each(FIGURES)('%s le dit', async (path) => {
    const { request } = await site({ scheme: schemePlan() })
    const { sources } = (await (await request(path)).json()) as { sources: unknown }
    expect(sourcesSchema.parse(sources)).toEqual(TODAY)
  })

  test.each(PAGES)('la page %s le dit avec les mêmes mots', async (path) => {
    const { read } = await site({ scheme: schemePlan() })
    expect(await read(path)).toContain(
      `Registre importé le 1er juin 2025 ; règles de lecture, version ${RULES_VERSION} ; définitions de l’outil, version ${BUILT_IN_VERSION}.`,
    )
  })

  test('le CSV des exigences le dit dans son nom', async () => {
    const { request } = await site()
    const name = (await request('/exigences.csv')).headers.get('content-disposition')
    expect(name).toBe('attachment; filename="exigences-2026-donnees-du-2025-06-01.csv"')
  })

  test('des marchés lus par deux jeux de règles nomment les deux ; sans import, rien n’est daté', async () => {
    const { request, database, now } = await site()
    const sources = async () => ((await (await request(FIGURES[0] ?? '')).json()) as { sources: object }).sources
    await database.query.updateTable('contract').set({ rules_version: '3' }).where('id', '=', 'A1').execute()
    expect(await sources()).toEqual({ ...TODAY, rules: ['3', RULES_VERSION] })
    await undoImport(database, LOCAL, 1, now)
    expect(await sources()).toEqual({ ...TODAY, importedOn: null, rules: [] })
  })
})
