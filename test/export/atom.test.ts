import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { HORIZON } from '../../src/contract/schedule.js'
import { type AtomFeed, atomFeed } from '../../src/export/atom.js'
import { all, atomFaults, readXml, textOf } from './readAtom.js'
import { anyText, HOSTILE, hostile, opportunity } from './samples.js'

const facts = (given: Partial<AtomFeed> = {}): AtomFeed => ({
  name: 'local /marches-reserves',
  title: 'Marchés réservés — Métropole de Rivemer',
  subtitle: 'Les dates à anticiper sont des hypothèses.',
  author: 'Métropole de Rivemer',
  updated: '2026-01-10T08:30:00.000Z',
  self: 'https://achats.example/marches-reserves.atom?pour=EA-ESAT&q=a',
  page: 'https://achats.example/marches-reserves?pour=EA-ESAT&q=a',
  pages: [],
  horizon: HORIZON,
  linkOf: (uid) => `https://achats.example/marches-reserves?${new URLSearchParams({ marche: uid })}`,
  ...given,
})
const [first, ...others] = [opportunity(), opportunity({ uid: 'autre', changedAt: '2025-01-01T00:00:00.000Z' })]
const feed = atomFeed(facts(), [first, ...others])

describe('le flux Atom', () => {
  test('est bien formé et porte ce que le RFC 4287 exige', () => {
    expect(atomFaults(readXml(feed))).toEqual([])
  })

  test('dit de chaque marché la réservation, la preuve, la fin et la prévision comme prévision', () => {
    const [entry] = all(readXml(feed), 'entry')
    if (!entry) throw new Error('no entry')
    expect(textOf(entry, 'title')).toBe(
      'Lot 3 — Entretien des espaces verts, parcs nord — réservé EA/ESAT (L. 2113-12)',
    )
    const content = textOf(entry, 'content').replace(/[\u202f\u00a0]/g, ' ')
    expect(content).toContain(
      '<p>Métropole de Rivemer · 180 k€ HT / 4 ans · titulaire actuel : ESAT Les Ateliers du Large</p>',
    )
    expect(content).toContain('« lot n° 3 réservé aux EA, ESAT ou structures équivalentes »')
    expect(content).toContain('fin théorique au plus tard le 30 juin 2027 ; notification le 1er juillet 2023 + 48 mois')
    expect(content).toContain(
      'à anticiper : vers janv. 2027 (hypothèse, non engageante : 6 mois avant la fin théorique)',
    )
  })

  test('les identifiants ne changent ni avec l’hôte, ni avec l’ordre, ni avec le reste du flux', () => {
    const elsewhere = atomFeed(
      facts({ self: 'http://x.test/f', page: 'http://x.test/', linkOf: () => 'http://x.test/m' }),
      [...others, first],
    )
    const ids = (source: string) => all(readXml(source), 'entry').map((entry) => textOf(entry, 'id'))
    expect(ids(elsewhere)).toEqual([...ids(feed)].reverse())
    expect(textOf(readXml(elsewhere), 'id')).toBe(textOf(readXml(feed), 'id'))
    expect(ids(feed)[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('deux listes différentes sont deux flux', () => {
    const other = atomFeed(facts({ name: 'local /marches-reserves?pour=SIAE' }), [])
    expect(textOf(readXml(other), 'id')).not.toBe(textOf(readXml(feed), 'id'))
    expect(atomFaults(readXml(other))).toEqual([])
  })

  test('la date de mise à jour est celle des données', () => {
    expect(all(readXml(feed), 'entry').map((entry) => textOf(entry, 'updated'))).toEqual([
      '2026-01-10T08:30:00.000Z',
      '2025-01-01T00:00:00.000Z',
    ])
  })

  test.each(HOSTILE)('un texte hostile reste un texte : %j', (text) => {
    const read = readXml(atomFeed(facts({ title: text, author: text, subtitle: text }), [hostile(text)]))
    expect(atomFaults(read)).toEqual([])
    const [entry] = all(read, 'entry')
    if (!entry) throw new Error('no entry')
    const { document } = parseHTML(`<html><body>${textOf(entry, 'content')}</body></html>`)
    expect([...document.querySelectorAll('body *')].every((element) => element.localName === 'p')).toBe(true)
  })

  test('whatever the texts, the document stays well-formed and every paragraph a paragraph', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readXml(atomFeed(facts({ title: `Titre ${text}`, author: `Auteur ${text}` }), [hostile(text)]))
        expect(atomFaults(read).filter((fault) => !/category without term/.test(fault))).toEqual([])
      }),
    )
  })
})
