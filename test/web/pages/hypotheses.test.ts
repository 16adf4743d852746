import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { currentRevision } from '../../../src/store/revision.js'
import { schemePlan } from '../../tasks/schemes/plans.js'
import { ask, servedDemo } from '../api/served.js'
import { textOf } from './figures.js'
import { site } from './objectives/site.js'

const [objective] = schemePlan().objectives
const scheme = schemePlan({
  objectives: [
    { ...objective, targets: undefined, target: { value: 0.4 } } as never,
    {
      id: 'environnement',
      label: 'Considération environnementale',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'Suivi.',
      sentence: 'S.',
      reading: 'R.',
    },
    {
      id: 'esus',
      label: 'Achats ESUS',
      indicator: null,
      unmeasured: 'La liste des ESUS manque.',
      direction: '>=',
      unit: 'ratio',
      untargeted: 'Suivi.',
      sentence: 'S.',
      reading: 'R.',
    },
  ],
})
const PAGE = '/hypotheses?objectif=clause-insertion&annee=2025'

describe('et si des marchés étaient qualifiés ou notifiés', () => {
  test('sans rien supposer, le chiffre d’aujourd’hui et les marchés à qualifier', async () => {
    const { read } = await site({ scheme })
    const text = await read(PAGE)
    expect(text).toContain('Chiffre30 %Fait de3/10Intervalle30 % à 40 %')
    expect(text).toContain('rien n’est encore supposé')
    expect(text).toContain('1 marché à qualifier')
    expect(text).toContain('Travaux C1')
  })

  test('dit de quel jour sont les données, et la prévision d’une part avec sa méthode', async () => {
    const { read } = await site({ scheme })
    expect(await read(PAGE)).toMatch(/Registre importé le 1er juin 2025 ; règles de lecture/)
    const { app } = await servedDemo()
    const text = textOf((await ask(app, '/hypotheses?annee=2025&objectif=clause-insertion&confirmes=3&avec=2')).text)
    expect(text).toMatch(/Prévisionentre [\d,]+ % et [\d,]+ % au 31 décembre 2025 ; l’objectif [^.]+atteint/)
    expect(text).toMatch(/À la fin du schémaentre [\d,]+ % et [\d,]+ % au 31 décembre 2027 ; l’objectif [^.]+atteint/)
    expect(text).toContain('À ce qui est compté s’ajoute ce qui restait à notifier aux mêmes dates en 2024')
    expect(text).toContain('Ce n’est pas votre registre.')
    expect(text).toContain('pris parmi ceux que la prévision attend déjà')
  })

  test('d’un objectif en heures, suppose celles de chaque marché, par un champ à son nom', async () => {
    const { app } = await servedDemo()
    const path = '/hypotheses?annee=2025&objectif=heures-insertion'
    const { text } = await ask(app, path)
    const [, name = ''] = /name="(heures\[[^"]+\])"/.exec(text) ?? []
    expect(name).toMatch(/^heures\[.+\]$/)
    const search = new URLSearchParams({ [name]: '250' })
    const answer = (await ask(app, `${path}&${search}`)).text
    expect(textOf(answer)).toContain('avec 250 h de plus sur 1 marché')
    expect(answer).toContain(`name="${name}" value="250"`)
    expect(textOf(answer)).toMatch(/Prévision.*au 31 décembre 2025/)
    const wrong = (await ask(app, `${path}&${new URLSearchParams({ [name]: 'x' })}`)).text
    expect(textOf(wrong)).toContain(`« ${name} » n’est pas compris : un nombre est attendu`)
    expect(textOf((await ask(app, `${path}&heures=12`)).text)).toContain('à nommer entre crochets')
  })

  test('un marché confirmé atteint la cible : avant et après côte à côte', async () => {
    const { read } = await site({ scheme })
    const text = await read(`${PAGE}&confirmes=1`)
    expect(text).toContain('avec 1 marché confirmé')
    expect(text).toContain('Chiffre30 %40 %')
    expect(text).toContain('Fait de3/104/10')
    expect(text).toMatch(/Où il en est\? à préciser[^✔]*✔ atteint/)
  })

  test('un marché écarté, choisi par son nom, ferme la porte', async () => {
    const { read, database } = await site({ scheme })
    const { uid } = await database.query
      .selectFrom('contract')
      .select('uid')
      .where('id', '=', 'C1')
      .executeTakeFirstOrThrow()
    const text = await read(`${PAGE}&non=${encodeURIComponent(uid)}`)
    expect(text).toContain('avec 1 marché écarté')
    expect(text).toMatch(/Où il en est\? à préciser[^✘]*✘ non atteint/)
    const both = await read(`${PAGE}&non=${encodeURIComponent(uid)}&oui=${encodeURIComponent(uid)}`)
    expect(both).toContain('1 marché coché oui et non à la fois')
  })

  test('des marchés à venir comptent au numérateur comme au dénominateur, et les autres objectifs suivent', async () => {
    const { read } = await site({ scheme })
    const text = await read(`${PAGE}&avec=5&sans=2`)
    expect(text).toContain('Fait de3/108/17')
    expect(text).toContain('Les autres objectifs qui bougeraient')
    expect(text).toContain('Considération environnementale')
    const said = await read(`${PAGE}&avec=2&avec-environmentalClause=yes`)
    expect(said).toMatch(/Considération environnementalenon calculable \(0\/10\)16,7 %/)
  })

  test('ce qui n’est pas compris, ou dépasse ce qui reste, est dit', async () => {
    const { read, request } = await site({ scheme })
    expect(await read(`${PAGE}&confirmes=beaucoup`)).toContain('« confirmes » n’est pas compris')
    expect(await read(`${PAGE}&confirmes=9`)).toContain('8 marchés de plus qu’il n’en reste à qualifier')
    for (const wrong of ['0x10', '€', '1e5', '-3', '12 marchés']) {
      const text = await read(`${PAGE}&avec=1&avecMontant=${encodeURIComponent(wrong)}`)
      expect(text, wrong).toContain('« avecMontant » n’est pas compris : un nombre est attendu')
    }
    for (const right of ['40 000,50 €', '40000.5', '1\u202f000']) {
      expect(await read(`${PAGE}&avec=1&avecMontant=${encodeURIComponent(right)}`), right).not.toContain('pas compris')
    }
    expect(await read(`${PAGE}&confirmer=1`)).toContain(
      '« confirmer » n’est pas compris : ce paramètre n’est pas connu',
    )
    expect((await request('/hypotheses?objectif=inconnu')).status).toBe(404)
    expect((await request('/hypotheses?objectif=esus')).status).toBe(404)
    expect((await request(`${PAGE}&confirmes=`)).headers.get('location')).toBe(PAGE)
    expect((await (await site()).request('/hypotheses')).status).toBe(404)
  })

  test('les autres objectifs dont le chiffre se lit de même ne sont pas donnés', async () => {
    const { read } = await site({ scheme })
    const text = await read(`${PAGE}&confirmes=1`)
    expect(text).toContain('Fait de3/104/10')
    expect(text).not.toContain('Les autres objectifs qui bougeraient')
  })

  test('des faits à venir qui se contredisent sont dits', async () => {
    const { read } = await site({ scheme })
    const said = 'n’est pas supposé des marchés à venir : une clause d’insertion est aussi une clause sociale'
    const both = await read(`${PAGE}&avec=2&avec-insertionClause=yes&avec-socialClause=no`)
    expect(both).toContain(`« clause sociale : non » ${said}`)
    expect(await read(`${PAGE}&avec=2&avec-insertionClause=yes&avec-socialClause=yes`)).not.toContain(said)
  })

  test('rien n’est écrit : ni version, ni publication', async () => {
    const { read, database } = await site({ scheme })
    const before = await currentRevision(database, LOCAL)
    await read(`${PAGE}&confirmes=1&avec=5`)
    expect(await currentRevision(database, LOCAL)).toBe(before)
    expect(await read('/objectifs/clause-insertion?annee=2025')).toContain('30 % (3/10)')
  })
})

const INSERTION = { fact: 'insertionClause' } as const
const definition = (id: string, counts: string) => ({
  ...{ id, version: 1, label: id, sentence: 'S.', figure: 'total', counts, numerator: INSERTION },
})
const counted = schemePlan({
  definitions: ['euro', 'supplier', 'lot', 'contract'].map((counts) => definition(`total-${counts}`, counts)) as never,
  objectives: [
    ...(['euro', 'supplier', 'lot', 'contract'] as const).map((unit) => [`total-${unit}`, unit] as const),
    ...(['contracted', 'done'] as const).map((figure) => [`insertionHours.${figure}`, 'hour'] as const),
  ].map(([indicator, unit]) => ({
    ...{ id: indicator.toLowerCase().replace('.', '-'), label: indicator, indicator, direction: '>=' as const, unit },
    ...{ untargeted: 'Suivi.', sentence: 'S.', reading: 'R.' },
  })),
})

describe('des marchés à venir qui n’ajoutent rien disent pourquoi', () => {
  const asked = async (objective: string, more = '') => {
    const { read } = await site({ scheme: counted })
    return read(`/hypotheses?annee=2025&objectif=${objective}&avec=3${more}`)
  }

  test('en euros, sans montant', async () => {
    const said = '3 marchés à venir sans montant : rien ne s’ajoute à un chiffre en euros'
    expect(await asked('total-euro')).toContain(said)
    expect(await asked('total-euro', '&avecMontant=1000')).not.toContain(said)
  })

  test('en fournisseurs, sans titulaire', async () => {
    const text = await asked('total-supplier')
    expect(text).toContain('3 marchés à venir : sans titulaire, rien ne s’ajoute à un chiffre en fournisseurs')
    expect(text).toContain('Ce chiffre compte des fournisseurs')
    expect(await asked('total-contract')).not.toContain('Ce chiffre compte des')
  })

  test('en lots, chaque marché à venir en est un', async () => {
    const text = await asked('total-lot')
    expect(text).toContain('3 marchés à venir : chacun est supposé d’un seul lot')
    expect(text).toMatch(/Chiffrenon calculable3 lots/)
  })

  test('en heures, ce qui n’est pas dit ou pas encore réalisé', async () => {
    expect(await asked('insertionhours-contracted')).toContain('sans heures d’insertion dites, rien ne s’ajoute')
    expect(await asked('insertionhours-contracted', '&avecHeures=50')).not.toContain('rien ne s’ajoute')
    const done = await asked('insertionhours-done', '&avecHeures=50')
    expect(done).toContain('3 marchés à venir : aucune heure n’y est encore réalisée, rien ne s’ajoute à ce chiffre')
    expect(done).not.toContain('n’entrent pas dans ce que ce chiffre compte')
  })
})
