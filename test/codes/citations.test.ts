import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARTICLE_IDS, ARTICLES } from '../../src/codes/articles.js'
import { citationsIn } from '../../src/codes/citations.js'

const cited = (text: string) => citationsIn(text).map(({ article }) => article)

describe('un article du code de la commande publique', () => {
  it.each([
    'L2113-12',
    'L. 2113-12',
    'L.2113-12',
    'L 2113‑12',
    'L.2113.12',
    'L. 2113 – 12',
    'L.\u00a02113-12',
    'l.2113-12',
    'article 2113-12',
    'Article\nL. 2113-12',
    '(CCP, art. L. 2113-12)',
    'L. 2113-12 du code de la commande publique',
    'L.2113-12 et suivants',
    'L.2113-12 et s. du CCP',
    'L. 2113-12, 3 lots',
    'L. 2113-12 et 15 personnes',
    'L. 2113-12 ou 14 jours',
    'L. 2113-12 code CPV 90910000',
    'code de la commande publique, en particulier l’article L. 2113-12',
    'Code CPV 90910000, article L. 2113-12',
  ])('%s', (text) => expect(cited(text)).toEqual(['CCP L. 2113-12']))

  it.each([
    ['R2152-7', 'CCP R. 2152-7'],
    ['L. 2113-13-1', 'CCP L. 2113-13-1'],
    ['article L. 2112-2, 20 % des heures', 'CCP L. 2112-2'],
    ['D. 2111-3', 'CCP D. 2111-3'],
  ])('%s est %s', (text, article) => expect(cited(text)).toEqual([article]))

  it.each([
    'L. 2113-120',
    'L. 2113-12-5',
    'L. 12113-12',
    'réf. 2113-12',
    'XL2113-12',
    'L. 2112-2 du code du travail',
    'L. 2112-2 du code de la santé publique',
    'article L. 2113-12 du CGCT',
    'Vu le CGCT, notamment ses articles L. 2113-1 et L. 2113-12',
    'code général des collectivités territoriales : L. 2113-12',
    'articles L. 2113-1 à L. 2113-22 du code général des collectivités territoriales',
  ])('%s ne l’est pas', (text) => expect(cited(text)).toEqual([]))
})

describe('plusieurs articles', () => {
  it.each([
    ['L. 2113-12, 13 et 15', ['CCP L. 2113-12', 'CCP L. 2113-13', 'CCP L. 2113-15']],
    ['art. L2113-12/13', ['CCP L. 2113-12', 'CCP L. 2113-13']],
    ['L. 2113-12 ou L. 2113-13 du même code', ['CCP L. 2113-12', 'CCP L. 2113-13']],
    ['articles L. 2113-12, L. 2113-13 et R. 2113-7 du CCP', ['CCP L. 2113-12', 'CCP L. 2113-13', 'CCP R. 2113-7']],
    [
      'articles L. 5213-13 du code du travail et L. 344-2 du code de l’action sociale et des familles',
      ['C. trav. L. 5213-13', 'CASF L. 344-2'],
    ],
    ['L. 2113-1 du code général des collectivités territoriales et L. 2113-13 du CCP', ['CCP L. 2113-13']],
    ['L. 5132-4 du code du travail et l’article L. 2113-13', ['C. trav. L. 5132-4', 'CCP L. 2113-13']],
  ])('%s', (text, articles) => expect(cited(text)).toEqual(articles))

  it.each(['articles L. 2113-12 à L. 2113-14', 'L.2113-12 à 14'])(
    '%s : ceux que nous connaissons entre les deux, prouvés par tout l’intervalle',
    (text) => {
      const found = citationsIn(text)
      expect(found.map(({ article }) => article)).toEqual([
        'CCP L. 2113-12',
        'CCP L. 2113-13',
        'CCP L. 2113-13-1',
        'CCP L. 2113-14',
      ])
      expect(found[1]?.quote).toBe(text.replace('articles ', ''))
    },
  )

  it('un numéro abrégé est cité depuis le début de sa liste', () => {
    expect(citationsIn('voir L. 2113-12, 13')[1]).toEqual({
      article: 'CCP L. 2113-13',
      start: 5,
      end: 19,
      quote: 'L. 2113-12, 13',
    })
  })
})

describe('un article d’un texte nommé', () => {
  it.each([
    ['article 14 du CMP', 'CMP art. 14'],
    ['article 14 du code des marchés publics', 'CMP art. 14'],
    ['ARTICLE 15 DU CODE DES MARCHÉS PUBLICS', 'CMP art. 15'],
    ['l’article 15 du Code des Marche\u0301s Publics', 'CMP art. 15'],
    ['art. 53 I 1° CMP', 'CMP art. 53'],
    ['article 53-1 du CMP', 'CMP art. 53'],
    ['CMP, art. 30', 'CMP art. 30'],
    ['art. 13 du décret 2016-360', 'Décret 2016-360 art. 13'],
    ['article 58 de la loi AGEC', 'Loi AGEC art. 58'],
    ['loi n° 2020-105, article 58', 'Loi AGEC art. 58'],
    ['article 35 de la loi Climat et résilience', 'Loi Climat art. 35'],
    ['article 20.1 du CCAG-Travaux', 'CCAG-Travaux 20.1'],
    ['16.1.1 CCAG FCS', 'CCAG-FCS 16.1'],
    ['CCAG-FCS, article 16.2', 'CCAG-FCS 16.2'],
    ['décret n° 2024-134 du 21 février 2024', 'Décret 2024-134'],
    ['article L. 230-5-1 du code rural et de la pêche maritime', 'CRPM L. 230-5-1'],
  ])('%s est %s', (text, article) => expect(cited(text)).toEqual([article]))

  it.each(['articles 36 et 37 de l’ordonnance n° 2015-899', 'art. 36 et 37 de l’ordonnance du 23 juillet 2015'])(
    '%s : les deux, cités en entier',
    (text) => {
      expect(cited(text)).toEqual(['Ord. 2015-899 art. 36', 'Ord. 2015-899 art. 37'])
      expect(citationsIn(text).every(({ quote }) => quote === text)).toBe(true)
    },
  )

  it.each([
    'article 15',
    'article 14 de la loi',
    'article 15 du CCAP',
    'lot 15, le CMP',
    'article 16.1 du CCTP',
    '58 %',
  ])('sans le texte, « %s » n’est rien', (text) => expect(cited(text)).toEqual([]))
})

describe('citationsIn', () => {
  const PIECES = [
    ...['L. 2113-12', 'R2152-7', '13', ' à ', ' et ', ', ', '/', 'articles ', 'art. ', ' du CMP', ' CCAG-FCS', '16.1'],
    ...[' du code du travail', ' de l’ordonnance n° 2015-899', '36', '. ', '\u00a0', '1°', ' I', 'L', '-', '😀', 'é'],
  ]
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  it('quotes the text verbatim and cites known articles only, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { article, start, end, quote } of citationsIn(text)) {
          expect(ARTICLES).toHaveProperty([article])
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(quote)
        }
      }),
    )
  })

  it('finds every article by its own name, wherever it stands', () => {
    const before = fc.constantFrom('', 'Marché réservé au titre de ', 'voir (', 'Lot 3 : ', 'L’acheteur, ')
    const after = fc.constantFrom('', '.', ' ; durée 12 mois', ')', ', 2 lots', '\n')
    fc.assert(
      fc.property(fc.constantFrom(...ARTICLE_IDS), before, after, (id, lead, rest) => {
        const [, text = '', number = ''] = /^(.+?) ((?:art\. |[LRD]\. ).+|[\d.]+)$/.exec(id) ?? []
        const names: Record<string, string> = { Ord: 'ordonnance n° ' }
        const named = text.replace(/^Ord\. /, names.Ord ?? '')
        const written =
          id.startsWith('Décret 20') && !id.includes('art.') ? id : `${named}, article ${number.replace('art. ', '')}`
        expect(cited(`${lead}${written}${rest}`)).toEqual([id])
      }),
    )
  })

  it('what stands between two sentences changes nothing in either', () => {
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        const gap = ' — rien à voir avec ce qui précède, ni avec ce qui suit. Autre phrase ici. '
        expect(cited(one + gap + two).slice(0, cited(one).length)).toEqual(cited(one))
      }),
    )
  })

  it('reads a text of one repeated fragment to its end', () => {
    for (const unit of ['art 1 ', 'L. 2113-12 à ', 'article 14 I 1° ', '1.1 CCAG ', 'code ', ' ']) {
      const text = `${unit.repeat(20_000)}\nArticle L. 2152-7`
      expect(citationsIn(text).at(-1)).toMatchObject({ article: 'CCP L. 2152-7', end: text.length })
    }
  })
})
