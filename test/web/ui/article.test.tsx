import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { ARTICLES } from '../../../src/codes/articles.js'
import { ArticleList } from '../../../src/web/ui/article.js'

const shown = (...ids: string[]) =>
  parseHTML(`<p>${(<ArticleList ids={ids} />).toString()}</p>`).document.querySelector('p')

describe('un article de loi', () => {
  it('mène à son texte, avec son sujet, et dit depuis quand et comment il a changé', () => {
    const link = shown('CCP L. 2112-2')?.querySelector('a')
    expect(link?.getAttribute('href')).toBe(ARTICLES['CCP L. 2112-2'].url)
    expect(link?.getAttribute('rel')).toBe('noreferrer')
    expect(link?.getAttribute('title')).toContain('en vigueur depuis le 1er avril 2019')
    expect(link?.getAttribute('title')).toContain('à partir du 22 août 2026')
    expect(shown('CCP L. 2112-2')?.textContent).toBe(
      'CCP L. 2112-2 (conditions d’exécution sociales et environnementales)',
    )
  })

  it.each([
    ['CMP art. 15', 'en vigueur du 1er septembre 2006 au 1er avril 2016'],
    ['Décret 2021-254', 'en vigueur jusqu’au 1er juillet 2024'],
    ['CCAG-Travaux 20.1', 'texte à vérifier'],
  ])('%s : %s', (id, words) => {
    expect(shown(id)?.querySelector('a')?.getAttribute('title')).toContain(words)
  })

  it('plusieurs se suivent, un inconnu reste tel quel', () => {
    const several = shown('CCP L. 2113-12', 'CSP L. 1')
    expect(several?.querySelectorAll('a')).toHaveLength(1)
    expect(several?.textContent).toMatch(/\) ?\u202f?; CSP L\. 1$/)
  })
})
