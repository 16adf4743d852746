import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { BUYER_TYPES } from '../../src/codes/euThresholds.js'
import { AppError } from '../../src/errors.js'
import { typographic } from '../../src/french.js'
import { COUNTED, definitionSchema, HOURS_COUNTED, THRESHOLDS } from '../../src/indicators/definition.js'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import { FACT_NAMES } from '../../src/indicators/facts.js'
import { SOURCES } from '../../src/indicators/grounds.js'
import { ACTION_STATES, parsePlan, planSchema, UNITS } from '../../src/indicators/plan.js'
import { predicateSchema } from '../../src/indicators/predicate/schema.js'
import { PRESETS } from '../../src/indicators/presets/list.js'
import { BASES, RESERVED_TO } from '../../src/states.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../../src/topics.js'
import { objective, planOf } from './smallPlan.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

function refusal(json: string): string {
  try {
    parsePlan(json)
  } catch (error) {
    if (error instanceof AppError && error.code === 'planInvalid') return error.message
    throw error
  }
  throw new Error('the plan was accepted')
}

/** A whole plan with one thing changed. */
const planWith = (more: object) => ({ ...planOf(objective), ...more })
const withBuyer = (buyer: object, ...others: object[]) => planWith({ buyers: [buyer, ...others] })
const definition = {
  id: 'x',
  version: 1,
  label: 'X',
  sentence: 'X.',
  figure: 'share',
  counts: 'contract',
  numerator: { fact: 'reserved' },
}
const withDefinition = (more: object, ...others: object[]) =>
  planWith({ definitions: [{ ...definition, ...more }, ...others] })
const withNumerator = (numerator: unknown) => withDefinition({ numerator })
const action = { id: 'a', label: 'Former', state: 'planned' }
const { target: _, ...bare } = objective
const objectiveWith = (more: object) => planOf({ ...objective, ...more })

/** Every fault that a plan may have: what is wrong, the file, its message with its place. */
const FAULTS: readonly (readonly [string, object, string])[] = [
  [
    'indicateur inconnu',
    objectiveWith({ indicator: 'insertionClauses.numbre' }),
    'objectives[0].indicator : indicateur inconnu « insertionClauses.numbre » ; les plus proches : insertionClause.number',
  ],
  [
    'indicateur inconnu, proche d’une figure du plan',
    {
      ...withDefinition({ id: 'exemple.deuxClauses' }),
      objectives: [{ ...objective, indicator: 'exemple.deuClauses' }],
    },
    'les plus proches : exemple.deuxClauses',
  ],
  [
    'pourcentage au lieu d’un taux',
    objectiveWith({ target: { value: 25 } }),
    'objectives[0] : un taux s’écrit entre 0 et 1',
  ],
  [
    'point de départ en pourcentage',
    objectiveWith({ baseline: { year: 2022, value: 12 } }),
    'objectives[0] : un taux s’écrit entre 0 et 1',
  ],
  [
    'unité qui n’est pas celle de l’indicateur',
    objectiveWith({ unit: 'hour' }),
    'objectives[0].unit : cet indicateur se compte en "ratio"',
  ],
  [
    'autre lecture dans une autre unité',
    objectiveWith({ alternatives: [{ label: 'l', indicator: 'insertionHours.done', reading: 'r' }] }),
    'objectives[0].alternatives[0].indicator : cet indicateur se compte en "hour", l’objectif en "ratio"',
  ],
  [
    'autre lecture inconnue',
    objectiveWith({ alternatives: [{ label: 'l', indicator: 'heures', reading: 'r' }] }),
    'objectives[0].alternatives[0].indicator : indicateur inconnu « heures »',
  ],
  ['unité inconnue', objectiveWith({ unit: 'taux' }), 'objectives[0].unit : écrire l’une des unités : ratio, contract'],
  [
    'deux sortes de cible',
    objectiveWith({ targets: [{ year: 2025, value: 0.1 }] }),
    'objectives[0] : donner soit "target"',
  ],
  [
    'aucune cible',
    planOf(bare),
    'objectives[0] : donner soit "target" (toute la période), soit "targets" (par année), soit "untargeted"',
  ],
  [
    'cible et raison de ne pas en avoir',
    objectiveWith({ untargeted: 'Suivi.' }),
    'objectives[0] : donner soit "target"',
  ],
  ['trajectoire vide', planOf({ ...bare, targets: [] }), 'objectives[0].targets : au moins une cible'],
  [
    'deux cibles la même année',
    planOf({
      ...bare,
      targets: [
        { year: 2025, value: 0.1 },
        { year: 2025, value: 0.2 },
      ],
    }),
    'objectives[0].targets : deux cibles pour une même année',
  ],
  [
    'cible en texte',
    planOf({ ...bare, targets: [{ year: 2025, value: '30 %' }] }),
    'objectives[0].targets[0].value : nombre attendu, sans guillemets ni signe %',
  ],
  ['cible négative', objectiveWith({ target: { value: -1 } }), 'objectives[0].target.value : nombre négatif'],
  [
    'année en texte',
    planOf({ ...bare, targets: [{ year: '2025', value: 0.3 }] }),
    'objectives[0].targets[0].year : année attendue, par exemple 2025',
  ],
  [
    'année invraisemblable',
    planOf({ ...bare, targets: [{ year: 25, value: 0.3 }] }),
    'objectives[0].targets[0].year : année invraisemblable',
  ],
  [
    'horizon sans cible',
    planOf({ ...bare, untargeted: 'Suivi.', horizon: 2025 }),
    'objectives[0].horizon : pas d’horizon sans cible',
  ],
  [
    'horizon après la fin',
    objectiveWith({ horizon: 2030 }),
    'objectives[0].horizon : année hors de la période du plan',
  ],
  [
    'indicateur et ce qui manquerait',
    objectiveWith({ unmeasured: 'Tout.' }),
    'objectives[0].unmeasured : à donner si et seulement si "indicator" est null',
  ],
  [
    'ni indicateur ni ce qui manque',
    objectiveWith({ indicator: null }),
    'objectives[0].unmeasured : à donner si et seulement si "indicator" est null',
  ],
  [
    'sens inconnu',
    objectiveWith({ direction: '>' }),
    'objectives[0].direction : écrire ">=" (au moins) ou "<=" (au plus)',
  ],
  [
    'champ inconnu',
    objectiveWith({ lecture: 'x' }),
    'objectives[0] : Clé non reconnue : "lecture" ; clés possibles : id, label, indicator',
  ],
  [
    'horizon d’une trajectoire',
    planOf({ ...bare, targets: [{ year: 2025, value: 0.1 }], horizon: 2025 }),
    'objectives[0].horizon : "horizon" va avec "target" ; avec "targets", chaque année a déjà la sienne',
  ],
  [
    'cible hors de la période',
    planOf({
      ...bare,
      targets: [
        { year: 2025, value: 0.1 },
        { year: 2030, value: 0.2 },
      ],
    }),
    'objectives[0].targets[1].year : 2030 : année hors de la période du plan, de 2024 à 2026',
  ],
  ['SIREN sans guillemets', withBuyer({ siren: 200000008, name: 'V' }), 'buyers[0].siren : SIREN entre guillemets'],
  ['SIREN mal recopié', withBuyer({ siren: '200000009', name: 'V' }), 'buyers[0].siren : clé de contrôle fausse'],
  [
    'seuil entre guillemets',
    withDefinition({ threshold: '40000' }),
    'definitions[0].threshold : écrire 25000, 40000, 60000, 90000, 100000, sans guillemets',
  ],
  [
    'condition d’une figure d’heures',
    withDefinition({ figure: 'hours', counts: 'done' }),
    'definitions[0] : des heures n’ont pas de "numerator" : la condition sur leurs marchés s’écrit dans "among"',
  ],
  ['condition oubliée', withDefinition({ numerator: undefined }), 'definitions[0].numerator : champ à donner'],
  [
    'deux questions dans une condition',
    withNumerator({ fact: 'insertionClause', cpv: ['45'] }),
    'definitions[0].numerator : "fact", "cpv" ne vont pas dans un même objet',
  ],
  [
    'deux questions dont l’une est précisée',
    withNumerator({ all: [{ fact: 'insertionClause', source: ['text'], category: ['works'] }] }),
    'ne vont pas dans un même objet : si ce sont deux conditions, mettez-les dans un « all »',
  ],
  [
    'liste où il faut une valeur',
    withNumerator({ topic: ['insertion', 'handicap'] }),
    'definitions[0].numerator.topic : une seule valeur ici, et non une liste ; pour plusieurs, un « any »',
  ],
  ['champ oublié', objectiveWith({ sentence: undefined }), 'objectives[0].sentence : champ à donner'],
  ['phrase vide', objectiveWith({ sentence: ' ' }), 'objectives[0].sentence : texte vide'],
  ['phrase en nombre', objectiveWith({ sentence: 25 }), 'objectives[0].sentence : Entrée invalide'],
  ['aucun objectif', planOf(), 'objectives : au moins un objectif'],
  [
    'deux objectifs sur un indicateur',
    planOf(objective, { ...objective, id: 'autre' }),
    'objectives : deux objectifs visent le même indicateur « insertionClause.number » : « o », « autre » ; en garder un',
  ],
  [
    'deux objectifs de même nom',
    planOf(objective, { ...objective, indicator: 'reserved.number' }),
    'objectives : deux objectifs portent le même "id"',
  ],
  [
    'période à l’envers',
    planWith({ period: { from: '2026-01-01', to: '2024-12-31' } }),
    'period.to : la fin de la période précède son début',
  ],
  [
    'date impossible',
    planWith({ period: { from: '2024-02-30', to: '2024-12-31' } }),
    'period.from : date ISO invalide : écrire AAAA-MM-JJ, un jour qui existe',
  ],
  [
    'adresse sans protocole',
    planWith({ source: { document: 'D', url: 'exemple.fr' } }),
    'source.url : adresse web attendue, en http ou https',
  ],
  ['repère en texte', planWith({ referenceAfterEnd: 'non' }), 'referenceAfterEnd : écrire true ou false'],
  ['aucun acheteur', planWith({ buyers: [] }), 'buyers : au moins un acheteur'],
  ['SIREN avec espaces', withBuyer({ siren: '200 000 008', name: 'V' }), 'buyers[0].siren : SIREN de neuf chiffres'],
  [
    'type d’acheteur inconnu',
    withBuyer({ siren: '200000008', name: 'V', type: 'commune' }),
    'buyers[0].type : écrire l’un des types : state, other, entity',
  ],
  [
    'deux fois un acheteur',
    withBuyer({ siren: '200000008', name: 'V' }, { siren: '200000008', name: 'W' }),
    'buyers : deux acheteurs portent le même "siren" : « 200000008 »',
  ],
  [
    'figure au nom accentué',
    withDefinition({ id: 'été' }),
    'definitions[0].id : une lettre, puis lettres sans accent, chiffres, points, tirets et _ ; reçu « été »',
  ],
  [
    'figure au nom pris',
    withDefinition({ id: 'reserved.number' }),
    'definitions[0].id : « reserved.number » est déjà un indicateur de l’outil',
  ],
  [
    'deux figures de même nom',
    withDefinition({}, definition),
    'definitions : deux définitions portent le même "id" : « x »',
  ],
  ['version zéro', withDefinition({ version: 0 }), 'definitions[0].version : Trop petit'],
  [
    'glissement trop long',
    withDefinition({ period: { kind: 'rolling', months: 500 } }),
    'definitions[0].period.months : Trop grand',
  ],
  [
    'seuil inconnu',
    withDefinition({ threshold: 30_000 }),
    'definitions[0].threshold : écrire 25000, 40000, 60000, 90000, 100000, sans guillemets, ou "eu" ; un autre montant',
  ],
  ['fait inconnu', withNumerator({ fact: 'socialclause' }), 'definitions[0].numerator.fact : Option invalide'],
  [
    'fait inconnu au fond d’une condition',
    withNumerator({ all: [{ fact: 'reserved' }, { any: [{ topic: 'égalité' }] }] }),
    'definitions[0].numerator.all[1].any[0].topic : Option invalide',
  ],
  [
    'question inconnue',
    withNumerator({ fait: 'socialClause' }),
    'definitions[0].numerator : forme non reconnue avec "fait" ; clés possibles : "all", "any", "not", "fact", "topic"',
  ],
  [
    'précision inconnue',
    withNumerator({ amount: { mini: 3 } }),
    'definitions[0].numerator.amount : Clé non reconnue : "mini"',
  ],
  [
    'montant sans borne',
    withNumerator({ all: [{ amount: {} }, { fact: 'reserved' }] }),
    'definitions[0].numerator.all[0].amount : borne attendue : "min", "max" ou les deux, en euros HT',
  ],
  [
    'estimation sans borne',
    withNumerator({ estimate: {} }),
    'definitions[0].numerator.estimate : borne attendue : "min", "max" ou les deux, en euros HT',
  ],
  [
    'montant que rien n’atteint',
    withNumerator({ amount: { min: 5, max: 4 } }),
    'definitions[0].numerator.amount.max : plus petit que "min" : aucun montant n’y répondrait',
  ],
  [
    'date sans borne',
    withNumerator({ date: 'launch' }),
    'definitions[0].numerator.from : borne attendue : "from", "to" ou les deux, en jours',
  ],
  [
    'date que rien n’atteint',
    withNumerator({ date: 'launch', from: '2025-02-01', to: '2025-01-01' }),
    'definitions[0].numerator.to : la fin précède le début : aucun jour n’y répondrait',
  ],
  ['liste vide', withNumerator({ all: [] }), 'definitions[0].numerator.all : Trop petit'],
  [
    'CPV trop court',
    withNumerator({ cpv: ['4'] }),
    'definitions[0].numerator.cpv[0] : chiffres d’un code CPV, deux au moins',
  ],
  ['condition en texte', withNumerator('oui'), 'definitions[0].numerator : Entrée invalide'],
  [
    'état d’action inconnu',
    planWith({ actions: [{ ...action, state: 'fini' }] }),
    'actions[0].state : écrire l’un des états : planned, underway, done, dropped',
  ],
  ['deux actions de même nom', planWith({ actions: [action, action] }), 'actions : deux actions portent le même "id"'],
]

describe('un plan fautif est refusé en disant où et quoi corriger', () => {
  test.each(FAULTS)('%s', (_title, plan, message) => {
    expect(refusal(JSON.stringify(plan))).toContain(message)
  })

  test('toutes les fautes d’un coup, une par ligne', () => {
    const faults = refusal(JSON.stringify(objectiveWith({ direction: '>', sentence: '' }))).split('\n')
    expect(faults.filter((line) => line.startsWith('- '))).toHaveLength(2)
  })

  test('un JSON mal formé, avec sa ligne ; une liste au lieu d’un plan', () => {
    expect(refusal('{\n  "id": "p",\n  oups\n}')).toContain('ligne 3')
    expect(refusal('{ "id": ')).toContain('n’est pas un fichier JSON bien formé')
    expect(refusal('[]')).toContain('- fichier : ')
  })

  test('mais une valeur seule vaut pour la liste d’une valeur, à toute profondeur', () => {
    const numerator = { all: [{ fact: 'reserved', source: 'text' }, { not: { any: [{ cpv: '45' }] } }] }
    const { definitions } = parsePlan(JSON.stringify(withDefinition({ numerator, among: { category: 'works' } })))
    expect(definitions?.[0]).toMatchObject({
      numerator: { all: [{ fact: 'reserved', source: ['text'] }, { not: { any: [{ cpv: ['45'] }] } }] },
      among: { category: ['works'] },
    })
  })

  test('mais une marque d’ordre des octets ne gêne pas', () => {
    expect(parsePlan(`\uFEFF${JSON.stringify(planOf(objective))}`).id).toBe('p')
  })
})

describe('la documentation du fichier', () => {
  const doc = read('docs/plan.md')
  const blocks = [...doc.matchAll(/```json\n([\s\S]+?)```/g)].map(([, json = '']) => json)
  const example = blocks[0] ?? ''
  const { shape } = planSchema
  const objectiveShape = shape.objectives.element.shape
  const [countShape, hoursShape] = definitionSchema.options.map((option) => option.shape)

  test('a une ligne pour chaque champ', () => {
    const shapes = [
      shape,
      shape.source.shape,
      shape.period.shape,
      shape.buyers.unwrap().element.shape,
      shape.actions.unwrap().element.shape,
      objectiveShape,
      objectiveShape.targets.unwrap().element.shape,
      objectiveShape.baseline.unwrap().shape,
      objectiveShape.alternatives.unwrap().element.shape,
      countShape,
      hoursShape,
    ]
    for (const field of shapes.flatMap((each) => Object.keys(each ?? {}))) expect(doc).toContain(`\n| \`${field}\` |`)
  })

  test('montre un plan complet, avec tous les champs', () => {
    const plan = parsePlan(example)
    const used = new Set(plan.objectives.flatMap((one) => Object.keys(one)))
    expect([...used].sort()).toEqual(Object.keys(objectiveShape).sort())
    expect(Object.keys(plan).sort()).toEqual(Object.keys(shape).sort())
    expect(Object.keys(plan.source).sort()).toEqual(Object.keys(shape.source.shape).sort())
    expect(Object.keys(plan.actions?.[0] ?? {}).sort()).toEqual(
      Object.keys(shape.actions.unwrap().element.shape).sort(),
    )
    expect(Object.keys(plan.buyers?.[0] ?? {}).sort()).toEqual(Object.keys(shape.buyers.unwrap().element.shape).sort())
  })

  test('ne montre que des figures et des conditions qui se lisent', () => {
    const others = blocks.slice(1).map((json) => JSON.parse(json))
    expect(others.length).toBeGreaterThan(6)
    for (const given of others) {
      const schema = 'figure' in given ? definitionSchema : predicateSchema
      expect(schema.safeParse(given).error?.issues ?? [], JSON.stringify(given)).toEqual([])
    }
  })

  test('donne de chaque question un exemple qui se lit', () => {
    const rows = [...doc.matchAll(/^\| `(\w+)` \| `(\{ .+? \})` \|/gm)]
    const asked = rows.map(
      ([, key = '', json = '{}']) => [key, predicateSchema.safeParse(JSON.parse(json)).success] as const,
    )
    expect(QUESTIONS.length).toBeGreaterThan(10)
    expect(new Map(asked)).toEqual(new Map(QUESTIONS.map((key) => [key, true] as const)))
  })

  test('dit chaque valeur possible', () => {
    const quoted = [...COUNTED, ...HOURS_COUNTED, ...UNITS, ...ACTION_STATES, ...BUYER_TYPES, ...SOURCES, ...BASES]
    expect(quoted.filter((value) => !doc.includes(`"${value}"`))).toEqual([])
    const bare = [...FACT_NAMES, ...TOPIC_IDS, ...OBJECT_KINDS, ...RESERVED_TO, ...THRESHOLDS.map(String)]
    expect(bare.filter((value) => !doc.includes(`\`${value}\``))).toEqual([])
    expect(DEFINITIONS.filter(({ id, family }) => family === 'hours' && !doc.includes(`\`${id}\``))).toEqual([])
  })

  test('explique chaque refus, et aucun qui n’arrive pas', () => {
    const errors = doc.slice(doc.indexOf('## Quand le fichier est refusé'))
    const explained = [...errors.matchAll(/^\| `(.+?)` \| /gm)].map(([, message = '']) => message)
    const messages = [...FAULTS.map(([, plan]) => refusal(JSON.stringify(plan))), refusal('{ oups')]
    const faults = messages.flatMap((message) => message.split('\n').filter((line) => /^- |bien formé/.test(line)))
    expect(faults.filter((fault) => !explained.some((each) => fault.includes(each)))).toEqual([])
    expect(explained.filter((each) => !faults.some((fault) => fault.includes(each)))).toEqual([])
  })

  test('nomme chaque plan livré', () => {
    expect(PRESETS.filter(({ plan }) => !doc.includes(`\n| \`${plan.id}\` |`))).toEqual([])
  })

  test('a la typographie des pages', () => {
    const prose = doc.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')
    expect(prose).toBe(typographic(prose))
  })
})

/** First key of every form a condition may take, in the order of the schema. */
const FORMS = [
  ...new Set(
    [...JSON.stringify(z.toJSONSchema(predicateSchema)).matchAll(/"required":\["(\w+)"/g)].map(([, key = '']) => key),
  ),
]
const QUESTIONS = FORMS.filter((key) => !['all', 'any', 'not', 'kind'].includes(key))
