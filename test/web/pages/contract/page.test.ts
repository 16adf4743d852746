import { describe, expect, test } from 'vitest'
import { KIND_LABELS, KINDS } from '../../../../src/states.js'
import { LOCAL } from '../../../../src/store/database.js'
import { openSqlite } from '../../../../src/store/sqlite.js'
import { importFile } from '../../../../src/tasks/import.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { framed } from '../../../../src/web/frame.js'
import { LOCAL_HOSTS } from '../../../../src/web/hosts.js'
import { contractRoutes } from '../../../../src/web/pages/contract/routes.js'
import { contractHref } from '../../../../src/web/query.js'
import { textOf } from '../figures.js'

const BUYER = '21440109300015'
const BASE = { 'N° de marché': 'A1', Objet: 'Papier', 'Date de notification': '01/02/2025', 'SIRET acheteur': BUYER }

/** The page of the one contract of a register, after each of its readings. */
async function pageOf(...readings: readonly Readonly<Record<string, string>>[]) {
  const database = openSqlite(':memory:')
  for (const [at, cells] of readings.entries()) {
    const row = { ...BASE, ...cells }
    const lines = [Object.keys(row), Object.values(row).map((cell) => `"${cell}"`)].map((each) => each.join(';'))
    const now = () => new Date(Date.UTC(2025, 5, 1 + at))
    await importFile(database, LOCAL, now, { name: `registre-${at}.csv`, file: new Blob([lines.join('\n')]) })
  }
  const app = framed(
    [contractRoutes({ database, scope: LOCAL, memo: new Memo(), plan: null, now: () => new Date(0) })],
    LOCAL_HOSTS,
  )
  const html = await (await app.request(contractHref(`${BUYER}A1`))).text()
  const factOf = (kind: string) => html.split(`id="fait-${kind}"`)[1]?.split(/id="fait-|<\/section>/)[0] ?? ''
  return { html, text: textOf(html), fact: (kind: string) => textOf(`<main>${factOf(kind)}</main>`), factOf }
}

describe('ce qu’il reste à faire sur un fait', () => {
  test.each(KINDS)('%s : la colonne conseillée, complétée et déposée de nouveau, établit le fait', async (kind) => {
    const before = (await pageOf({})).fact(kind)
    const column = /À faire : complétez par oui ou non la colonne « (.+?) » du registre/.exec(before)?.[1] ?? ''
    expect(before, KIND_LABELS[kind]).toContain('déposez-le de nouveau')
    expect((await pageOf({}, { [column]: 'Oui' })).fact(kind)).toMatch(/ : ● oui/)
    const answered = (await pageOf({}, { [column]: 'Non' })).fact(kind)
    expect(answered).toMatch(/ : ○ non/)
    expect(answered).not.toContain('À faire')
  })

  test('la colonne du registre est nommée comme il la nomme', async () => {
    const { fact } = await pageOf({ 'Clause environnementale (O/N)': 'à étudier' })
    expect(fact('environmentalClause')).toContain('la colonne « Clause environnementale (O/N) » du registre, puis')
  })

  test('deux indices contraires sont montrés tous les deux, et le faux est à corriger', async () => {
    const conditions = 'Le titulaire réserve 120 heures d’insertion.'
    const { fact, factOf } = await pageOf({ 'Clause d’insertion': 'Non', 'Conditions d’exécution': conditions })
    expect(fact('insertionClause')).toContain('corrigez dans le registre celui qui est faux')
    expect(factOf('insertionClause')).not.toContain('<details>')
  })
})

describe('les preuves d’un fait', () => {
  test('un « oui » montre d’abord ce qui l’établit ; le reste est replié', async () => {
    const { factOf } = await pageOf({ 'Clause sociale': 'Oui', 'Heures d’insertion prévues': '74,5' })
    const [open = '', folded = ''] = factOf('insertionClause').split('<details>')
    expect(open).toContain('74,5')
    expect(open).not.toContain('à vérifier')
    expect(textOf(`<main>${folded}</main>`)).toMatch(/^1 autre indice.*Oui.*dit : ◐ à vérifier/)
  })

  test('un extrait de texte se lit dans sa phrase', async () => {
    const { factOf } = await pageOf({
      'Conditions d’exécution': 'Livraison franco. Le titulaire réserve 120 heures d’insertion. Prix ferme.',
    })
    expect(textOf(`<main>${factOf('insertionClause')}</main>`)).toContain(
      '« Le titulaire réserve 120 heures d’insertion. »',
    )
    expect(factOf('insertionClause')).toContain('<mark>')
  })
})

test('un objet très long est abrégé en titre, et donné en entier dessous', async () => {
  const objet = `${'Travaux de rénovation énergétique '.repeat(30)}fin`
  const { html, text } = await pageOf({ Objet: objet })
  const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ''
  expect(title.length).toBeLessThanOrEqual(161)
  expect(title).toMatch(/^Travaux .*[a-zé]…$/)
  expect(text).toContain(objet)
  expect((await pageOf({})).html).not.toContain('whole-object')
})

describe('ce qui est dit à côté des six faits', () => {
  test('chaque preuve dit son thème', async () => {
    const { fact } = await pageOf({
      'Conditions d’exécution': 'Le titulaire réserve 120 heures à une action d’insertion.',
    })
    expect(fact('insertionClause')).toContain('thème : insertion professionnelle')
  })

  test('un objet environnemental est montré à part, avec ses mots, et n’établit aucun fait', async () => {
    const { text, fact } = await pageOf({ Objet: 'Collecte des déchets ménagers' })
    expect(text).toContain('Ce qui est acheté')
    expect(text).toContain('Objet environnemental : « Collecte des déchets')
    expect(text).toContain('n’est ni une clause, ni un critère, ni une réservation')
    expect(fact('environmentalClause')).toContain('non renseigné')
  })

  test('une quantité lue dans un texte est montrée avec sa phrase, à vérifier où la colonne se tait', async () => {
    const { text } = await pageOf({
      'Conditions d’exécution': 'Le titulaire réserve au moins 1 200 heures à une action d’insertion.',
    })
    expect(text).toMatch(/Heures d’insertion : au moins 1 200 h ◐ à vérifier/)
    expect(text).toContain('elles ne sont ajoutées à aucun total')
  })

  test('des heures lues que la colonne dit aussi sont confirmées, ou montrées à côté de ce qu’elle dit', async () => {
    const clause = { 'Conditions d’exécution': 'Clause d’insertion de 500 heures.' }
    const same = await pageOf({ ...clause, 'Heures d’insertion contractualisées': '500' })
    expect(same.text).toContain('Heures d’insertion : 500 h confirmée par la colonne')
    const other = await pageOf({ ...clause, 'Heures d’insertion contractualisées': '120' })
    expect(other.text).toContain('Heures d’insertion : 500 h la colonne dit 120 h')
  })

  test('sans rien de tel, ni objet ni quantité n’ont de partie', async () => {
    const { text } = await pageOf({})
    for (const title of ['Ce qui est acheté', 'Quantités lues']) expect(text).not.toContain(title)
  })
})
