import { describe, expect, it } from 'vitest'
import { saysAmendment, saysSubsequent, saysTest } from '../../src/contract/nature.js'

describe('la nature d’un marché', () => {
  it('dit un marché subséquent dans sa nature ou son objet', () => {
    expect(saysSubsequent({ nature: 'Marché Subséquent', objet: 'Impression' })).toBe(true)
    expect(saysSubsequent({ nature: 'Marché', objet: 'Marché subséquent n°4 : voirie' })).toBe(true)
    expect(saysSubsequent({ nature: null, objet: 'Marchés subséquents plomberie' })).toBe(true)
  })

  it('ne prend pas un accord-cadre à marchés subséquents pour un marché subséquent', () => {
    expect(saysSubsequent({ nature: 'Accord-cadre', objet: 'Accord-cadre à marchés subséquents de voirie' })).toBe(
      false,
    )
    expect(saysSubsequent({ nature: null, objet: 'Accord-cadre à marché subséquent unique' })).toBe(false)
  })

  it('reconnaît un avenant à son numéro', () => {
    expect(saysAmendment('Avenant n° 1 de prorogation')).toBe(true)
    expect(saysAmendment('Lot1-Secteur 1-Avenant 3')).toBe(true)
    expect(saysAmendment('Travaux avec avenant')).toBe(false)
  })

  it('met à part les marchés d’essai, pas les achats de tests', () => {
    expect(saysTest('TEST')).toBe(true)
    expect(saysTest('Marché de test')).toBe(true)
    expect(saysTest('TEST import')).toBe(true)
    expect(saysTest('marché test à supprimer')).toBe(true)
    expect(saysTest('marché pes test')).toBe(true)
    expect(saysTest('envoi pour Json test 1')).toBe(true)
    expect(saysTest('Marché fictif n° 3')).toBe(true)
    expect(saysTest('Tests de dépistage')).toBe(false)
    expect(saysTest('Marché de tests')).toBe(false)
    expect(saysTest('Fourniture de tests PCR - lot 2')).toBe(false)
    expect(saysTest('Publication des marchés')).toBe(false)
    expect(saysTest('Banc de test pour lycée')).toBe(false)
    expect(saysTest('Test d’intrusion du système')).toBe(false)
  })
})
