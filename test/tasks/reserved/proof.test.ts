import { describe, expect, test } from 'vitest'
import { considerationsOf } from '../../../src/considerations/tag.js'
import { contractRecord, type SourceText } from '../../../src/contract.js'
import type { Kind } from '../../../src/states.js'
import { proofOf } from '../../../src/tasks/reserved/proof.js'

const prose = (text: string): SourceText => ({ field: 'informations', column: null, text, cell: 'F12' })
const column = (name: string, text: string): SourceText => ({ field: 'colonne', column: name, text, cell: 'G12' })

/** The proof of a fact read in texts by the rules themselves. */
function proof(kind: Kind, ...texts: SourceText[]) {
  const { tags, states } = considerationsOf(texts.map((text) => ({ ...text, lot: null })))
  expect(states[kind]).toBe('yes')
  return proofOf(kind, tags, contractRecord({ objet: 'Nettoyage', texts }))
}

describe('la preuve montrée au public', () => {
  test('est la phrase entière, sans celles d’à côté, articles compris', () => {
    const text = prose('Visite obligatoire. Marché réservé aux ESAT et EA (art. L. 2113-12). Papier recyclé exigé.')
    expect(proof('reserved', text)).toEqual({
      source: 'text',
      sentence: 'Marché réservé aux ESAT et EA (art. L. 2113-12).',
    })
  })

  test('est prise dans le texte plutôt que dans la colonne, qui en dit moins', () => {
    expect(proof('reserved', column('Marché réservé', 'Oui'), prose('Lot réservé aux SIAE.'))).toMatchObject({
      source: 'text',
    })
    expect(proof('reserved', column('Marché réservé', 'Oui'))).toEqual({
      source: 'declared',
      column: 'Marché réservé',
      answer: 'Oui',
    })
  })

  test.each([
    'Marché réservé aux ESAT, voir Mme Durand à la maison de l’emploi',
    'Marché réservé aux ESAT, contact 02 40 12 34 56',
    'Marché réservé aux ESAT, contact achats@exemple.fr',
  ])('ne garde que les mots qui prouvent quand la phrase désigne une personne : %s', (text) => {
    expect(proof('reserved', prose(text))).toEqual({ source: 'text', sentence: 'Marché réservé aux ESAT' })
  })

  test('ne garde que les mots qui prouvent quand la phrase dit des heures réalisées', () => {
    const text = prose('Clause d’insertion de 500 heures dont 350 heures réalisées par SARL Exemple')
    const found = proof('insertionClause', text)
    expect(JSON.stringify(found)).not.toMatch(/350|Exemple/)
  })

  test('une phrase sans fin ne fait pas une page de preuve', () => {
    const text = prose(`${'mot '.repeat(200)}marché réservé aux ESAT ${'mot '.repeat(200)}`)
    expect(proof('reserved', text)).toEqual({ source: 'text', sentence: 'marché réservé aux ESAT' })
  })

  test('sans preuve dans le registre, il n’y en a pas à montrer', () => {
    expect(proofOf('reserved', [], contractRecord({ objet: 'x' }))).toBeNull()
  })
})
