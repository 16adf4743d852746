import { describe, expect, test } from 'vitest'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import { definitionLines } from '../../src/indicators/definitionWords.js'
import { predicateWords } from '../../src/indicators/predicate/words.js'
import { PRESETS, presetOf } from '../../src/indicators/presets/list.js'

describe('un prédicat en mots', () => {
  test.each([
    [{ fact: 'socialClause' }, 'comportent une clause sociale'],
    [{ fact: 'reserved', is: 'no', basis: ['explicit'] }, 'ne sont pas réservés (dit en toutes lettres)'],
    [{ fact: 'socialClause', source: ['declared'] }, 'comportent une clause sociale d’après la colonne du registre'],
    [
      { all: [{ fact: 'socialClause' }, { any: [{ topic: 'food' }, { cpv: ['15', '555'] }] }] },
      'comportent une clause sociale et (portent une considération sur le thème « alimentation durable » ou ont un code CPV qui commence par 15 (Produits alimentaires, boissons, tabac et produits connexes) ou 555)',
    ],
    [{ not: { type: 'concession' } }, 'ne sont pas de ceux qui sont des concessions'],
    [{ category: ['works', 'services'] }, 'sont des travaux ou services d’après le code CPV'],
    [{ amount: { min: 40_000, max: 90_000.5 } }, 'ont un montant initial HT de 40 000 € à 90 000,50 €'],
    [{ date: 'launch', from: '2026-08-22' }, 'ont été lancés à partir du 22 août 2026'],
    [{ direction: ['Voirie', 'Eau'] }, 'sont de la direction « Voirie » ou « Eau »'],
    [{ euThreshold: 'reached' }, 'atteignent le seuil européen de leur date'],
  ] as const)('%j', (predicate, words) => {
    const given = JSON.parse(JSON.stringify(predicate))
    expect(predicateWords(given).replace(/[\u202f\u00a0]/g, ' ')).toBe(words)
  })
})

describe('chaque définition se lit en français', () => {
  const all = PRESETS.flatMap(({ plan }) => presetOf(plan.id)?.definitions ?? [])

  test.each(all.map((definition) => [definition.id, definition] as const))('%s', (id, definition) => {
    const lines = definitionLines(id, [definition])
    const text = lines.map(({ name, text: said }) => `${name} : ${said}`).join('\n')
    // No word of the file shows through: neither an id nor a key of the closed union.
    expect(text).not.toMatch(
      /undefined|\[object|socialClause|environmental[A-Z]|insertionClause|unspecified|\b(?:works|supplies|services?Only)\b/,
    )
    expect(lines.map(({ name }) => name)).toContain('Période')
    expect(lines.at(-1)?.text).toBe(`${id}, version ${definition.version}`)
    if (definition.threshold !== undefined) expect(text).toContain('Seuil')
    if (definition.among) expect(text).toContain('les marchés qui ')
  })

  test('les chiffres de l’outil aussi, sans version à eux', () => {
    for (const { id } of DEFINITIONS) expect(definitionLines(id, []).length, id).toBeGreaterThanOrEqual(4)
    expect(definitionLines('environmentalConsideration.value', [])).toEqual([
      {
        name: 'Au numérateur',
        text: 'les euros HT des marchés qui comportent une considération environnementale (clause ou critère)',
      },
      { name: 'Au dénominateur', text: 'tous les marchés de la période' },
      {
        name: 'Laissés de côté',
        text: 'concessions, marchés subséquents d’un accord-cadre du registre, lignes de test et marchés sans date',
      },
      { name: 'Montants', text: 'ceux de la notification, maximum des accords-cadres inclus' },
      { name: 'Période', text: 'celle qui est demandée : l’année civile sur ces pages' },
    ])
    expect(definitionLines('inconnu', [])).toEqual([])
  })

  const said = (id: string, name: string, more: object = {}) =>
    definitionLines(id, [{ id: 'x', version: 1, label: 'X', sentence: 'X.', ...more } as never]).find(
      (line) => line.name === name,
    )?.text

  test('des heures travaillées sont de marchés de toute année, même sans date', () => {
    for (const counts of ['done', 'validated']) {
      expect(said(`insertionHours.${counts}`, 'Parmi')).toBe('tous les marchés, quelle que soit leur année')
      expect(said(`insertionHours.${counts}`, 'Laissés de côté')).not.toContain('marchés sans date')
    }
    expect(said('insertionHours.contracted', 'Parmi')).toBe('tous les marchés de la période')
    expect(said('insertionHours.contracted', 'Laissés de côté')).toContain('marchés sans date')
  })

  test('un fournisseur ne comporte pas de clause : un de ses marchés, si', () => {
    const total = { figure: 'total', counts: 'supplier', numerator: { fact: 'socialClause' } }
    expect(said('x', 'Compté', total)).toBe(
      'les fournisseurs d’au moins un marché parmi ceux qui comportent une clause sociale',
    )
    expect(said('x', 'Période', { ...total, period: { kind: 'rolling', months: 12 } })).toBe(
      'les 12 mois qui finissent au dernier jour demandé, ou au jour des dernières données si elles s’arrêtent avant',
    )
  })
})
