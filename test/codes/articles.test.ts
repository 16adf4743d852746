import { isValid, parseISO } from 'date-fns'
import { describe, expect, it } from 'vitest'
import { ARTICLE_IDS, ARTICLES } from '../../src/codes/articles.js'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text))

describe('les articles', () => {
  it.each(ARTICLE_IDS)('%s a un sujet, une adresse officielle et des dates qui se suivent', (id) => {
    const { code, subject, from, to, url, versions = [] } = ARTICLES[id]
    expect(code).not.toBe('')
    expect(subject).not.toBe('')
    expect(url).toMatch(/^https:\/\/www\.(?:legifrance|economie)\.gouv\.fr\/\S+$/)
    const days = [from, ...versions.map(({ since }) => since), to].filter((day) => day !== null)
    expect(days.every(isDay), days.join()).toBe(true)
    expect(days).toEqual([...new Set(days)].sort())
  })

  it('d’un texte de loi, l’adresse est la sienne', () => {
    expect(ARTICLES['Loi AGEC art. 58'].url).not.toBe(ARTICLES['Loi Climat art. 35'].url)
    expect(ARTICLES['CCP L. 2196-2'].url).toMatch(/LEGIARTI\d{12}$/)
  })

  it('le code de 2019 suit l’ordonnance de 2015, qui suit le code de 2006, sans jour vide ni double', () => {
    expect(ARTICLES['CMP art. 15'].to).toBe(ARTICLES['Ord. 2015-899 art. 36'].from)
    expect(ARTICLES['Ord. 2015-899 art. 36'].to).toBe(ARTICLES['CCP L. 2113-12'].from)
  })

  it('la clause sociale obligatoire n’existe qu’à partir d’août 2026, la clause environnementale change ce jour-là', () => {
    expect(ARTICLES['CCP L. 2112-2-1'].from).toBe('2026-08-22')
    expect(ARTICLES['CCP L. 2112-2'].versions?.map(({ since }) => since)).toEqual(['2026-08-22'])
    expect(ARTICLES['CCP R. 2152-7'].versions?.map(({ since }) => since)).toEqual(['2026-08-21'])
  })

  it('ce qui n’a pas été lu dans une source le dit', () => {
    expect(ARTICLES['CCP L. 2113-12'].verified).toBe(true)
    expect(ARTICLES['CCAG-Travaux 20.1'].verified).toBe(false)
  })
})
