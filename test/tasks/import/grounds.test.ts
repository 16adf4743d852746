import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine, type OfficerDecisions } from '../../../src/considerations/combine.js'
import type { Tag } from '../../../src/considerations/types.js'
import { groundsIn, groundsText, SOURCES } from '../../../src/indicators/grounds.js'
import { BASES, KINDS, type Kind, STATES } from '../../../src/states.js'
import { groundsOf } from '../../../src/tasks/import/grounds.js'
import { holdersOf } from '../../../src/tasks/import/holders.js'

function tag(source: Tag['source'], kind: Kind, state: Tag['state'], basis: Tag['basis'] = null): Tag {
  const place = { field: source === 'declared' ? 'colonne' : 'objet', column: null, cell: null } as const
  const said = { start: 0, end: 1, quote: 'x', legalRefs: [], reservedTo: [], topic: 'social' } as const
  return { kind, state, source, basis, rule: 'test', ruleSet: 'test', ...place, ...said }
}
const declared = (kind: Kind, state: Tag['state'], basis?: Tag['basis']) => tag('declared', kind, state, basis)
const text = (kind: Kind, state: Tag['state'], basis?: Tag['basis']) => tag('text', kind, state, basis)

const of = (tags: readonly Tag[], officer: OfficerDecisions = {}) => groundsOf(combine(tags, officer), officer)
const ground = (kind: Kind, tags: readonly Tag[], officer?: OfficerDecisions) => {
  const found = of(tags, officer)[kind]
  return found && [found.source, found.basis]
}

describe('qui dit un fait', () => {
  it('la colonne, les textes, ou les deux quand ils s’accordent ; rien de ce que nul ne dit', () => {
    expect(ground('reserved', [declared('reserved', 'yes')])).toEqual(['declared', null])
    expect(ground('reserved', [text('reserved', 'yes')])).toEqual(['text', null])
    expect(ground('reserved', [text('reserved', 'yes'), declared('reserved', 'yes')])).toEqual(['both', null])
    expect(of([])).toEqual(groundsIn(''))
  })

  it('les deux aussi, où la colonne dit une clause sociale et le texte la clause d’insertion qui en est une', () => {
    const said = [declared('socialClause', 'yes'), text('insertionClause', 'yes')]
    expect(ground('socialClause', said)).toEqual(['both', null])
    expect(ground('insertionClause', said)).toEqual(['text', null])
    const denied = [declared('insertionClause', 'no', 'explicit'), text('socialClause', 'no', 'explicit')]
    expect(ground('insertionClause', denied)).toEqual(['both', 'explicit'])
  })

  it('celui dont les mots l’emportent : le texte contre une omission, la colonne contre un doute du texte', () => {
    const kind = 'environmentalClause'
    expect(ground(kind, [declared(kind, 'no', 'omission'), text(kind, 'yes')])).toEqual(['text', null])
    expect(ground(kind, [declared(kind, 'yes'), text(kind, 'review')])).toEqual(['declared', null])
    expect(ground(kind, [declared(kind, 'yes'), text(kind, 'yes'), text(kind, 'no', 'explicit')])).toEqual([
      'declared',
      null,
    ])
  })

  it('les deux, quand ils se contredisent : c’est leur désaccord qui est à vérifier', () => {
    const kind = 'socialCriterion'
    expect(ground(kind, [declared(kind, 'no', 'explicit'), text(kind, 'yes')])).toEqual(['both', null])
  })

  it('un agent, où il a décidé, et de la clause qui suit de celle qu’il a décidée', () => {
    expect(ground('reserved', [text('reserved', 'yes')], { reserved: 'no' })).toEqual(['officer', 'explicit'])
    expect(ground('socialClause', [], { insertionClause: 'yes' })).toEqual(['officer', null])
    expect(ground('insertionClause', [], { socialClause: 'no' })).toEqual(['officer', 'explicit'])
    const said = [text('socialClause', 'yes')]
    expect(ground('socialClause', said, { insertionClause: 'yes' })).toEqual(['text', null])
    expect(ground('reserved', [], { reserved: 'unknown' })).toBeNull()
  })

  it('ceux qui disent la clause dont une autre suit', () => {
    expect(ground('socialClause', [text('insertionClause', 'yes')])).toEqual(['text', null])
    expect(ground('insertionClause', [declared('socialClause', 'no', 'explicit')])).toEqual(['declared', 'explicit'])
  })
})

describe('sur quoi repose un « non »', () => {
  const kind = 'socialClause'

  it('le motif avant le simple refus, et tout ce qui est dit avant l’omission', () => {
    const refused = [declared(kind, 'no', 'explicit'), text(kind, 'no', 'derogation')]
    expect(ground(kind, refused)).toEqual(['both', 'derogation'])
    expect(ground(kind, [declared(kind, 'no', 'omission'), text(kind, 'no', 'explicit')])).toEqual(['both', 'explicit'])
    expect(ground(kind, [declared(kind, 'no', 'omission')])).toEqual(['declared', 'omission'])
  })

  it('un agent qui confirme une dérogation ne lui ôte pas son motif', () => {
    expect(ground(kind, [text(kind, 'no', 'derogation')], { socialClause: 'no' })).toEqual(['officer', 'derogation'])
  })
})

const tagArbitrary = fc
  .record({
    source: fc.constantFrom('declared' as const, 'text' as const),
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom('yes' as const, 'no' as const, 'review' as const),
    basis: fc.constantFrom(...BASES),
  })
  .map(({ source, kind, state, basis }) => tag(source, kind, state, state === 'no' ? basis : null))
const officerArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...STATES)), { maxLength: 3 })
  .map((decisions): OfficerDecisions => Object.fromEntries(decisions))

it('tout état connu a une source et tout « non » un fondement, quoi qu’il soit dit et décidé', () => {
  fc.assert(
    fc.property(fc.array(tagArbitrary, { maxLength: 8 }), officerArbitrary, (tags, officer) => {
      const found = combine(tags, officer)
      const grounds = groundsOf(found, officer)
      for (const kind of KINDS) {
        expect(grounds[kind] === null).toBe(found.states[kind] === 'unknown')
        expect(typeof grounds[kind]?.basis === 'string').toBe(found.states[kind] === 'no')
      }
      expect(groundsIn(groundsText(grounds))).toEqual(grounds)
    }),
  )
})

it('s’écrit en douze lettres, une par fait et par question', () => {
  expect(groundsText(of([declared('insertionClause', 'yes')]))).toBe('dd----------')
  expect(SOURCES.map((source) => groundsText({ ...groundsIn(''), reserved: { source, basis: 'omission' } }))).toEqual([
    '---o-----m--',
    '---d-----m--',
    '---t-----m--',
    '---b-----m--',
  ])
})

describe('les titulaires', () => {
  const holder = (id: string | null) => ({ id, typeIdentifiant: null, denominationSociale: 'Société' })

  it('se comptent par SIREN, sinon par l’identifiant publié ; deux établissements sont un seul', () => {
    const ids = ['44306184100047', ' 443061841 ', 'FR12345', null, '', '44306184100013', '123']
    expect(holdersOf(ids.map(holder))).toEqual(['123', '443061841', 'FR12345'])
  })
})
