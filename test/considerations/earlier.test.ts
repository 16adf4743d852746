import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { Kind, State } from '../../src/states.js'

const statesIn = (text: string) => tagLine({ id: 1, field: 'description', text }).states

describe('ce qu’avait un marché antérieur', () => {
  it.each<[string, Kind]>([
    ['Prestation exécutée jusqu’ici dans le cadre d’un marché réservé aux ESAT.', 'reserved'],
    ['Entretien confié à un ESAT par un marché réservé aux EA, échu depuis 2023.', 'reserved'],
    ['Suite à l’échec du marché réservé, la procédure est relancée.', 'reserved'],
    ['Marché sortant : réservé aux ESAT.', 'reserved'],
    ['Historique : marché 2018 avec clause environnementale.', 'environmentalClause'],
    ['Dans le cadre du marché actuel, une clause d’insertion a été exécutée.', 'insertionClause'],
    ['La clause d’insertion du marché de 2019 avait permis 12 embauches.', 'insertionClause'],
    ['Le prédécesseur de ce marché incluait un critère environnemental.', 'environmentalCriterion'],
  ])('n’est pas dit de celui-ci : « %s »', (text, kind) => expect(statesIn(text)[kind]).toBe('unknown'))

  it.each<[string, Kind, State]>([
    ['Prestations assurées jusqu’ici en régie, le marché est réservé aux ESAT.', 'reserved', 'yes'],
    ['Suite à l’échéance du marché réservé, le présent marché est réservé aux EA.', 'reserved', 'yes'],
    ['Le marché est réservé aux ESAT, le contrat précédent étant échu en juin.', 'reserved', 'yes'],
    ['Le marché en cours comporte une clause d’insertion de 300 heures.', 'insertionClause', 'yes'],
    ['La clause d’insertion du marché de 2024 s’applique à tous les lots.', 'insertionClause', 'yes'],
    ['Le marché de 2020 contenait une clause d’insertion, celui-ci n’en prévoit pas.', 'insertionClause', 'no'],
    ['Le marché réservé aux EA conclu en 2019 arrive à terme ; la consultation est ouverte à tous.', 'reserved', 'no'],
  ])('ne cache pas ce que dit celui-ci : « %s »', (text, kind, state) => expect(statesIn(text)[kind]).toBe(state))
})
