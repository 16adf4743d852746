import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine } from '../../src/considerations/combine.js'
import type { Tag } from '../../src/considerations/types.js'
import { NATURE_NOT_STATED } from '../../src/considerations/voices.js'
import { BASES, KINDS, type Kind, RESERVED_TO, STATES } from '../../src/states.js'

const tag = (source: Tag['source'], kind: Kind, state: Tag['state'], more: Partial<Tag> = {}): Tag => ({
  kind,
  state,
  source,
  basis: state === 'no' ? 'explicit' : null,
  rule: 'test',
  ruleSet: 'test',
  topic: 'social',
  field: source === 'declared' ? 'colonne' : 'objet',
  column: null,
  start: 0,
  end: 1,
  quote: 'x',
  cell: null,
  legalRefs: [],
  reservedTo: [],
  ...more,
})
const declared = (kind: Kind, state: Tag['state'], more?: Partial<Tag>) => tag('declared', kind, state, more)
const text = (kind: Kind, state: Tag['state'], more?: Partial<Tag>) => tag('text', kind, state, more)
const omitted = (kind: Kind) => declared(kind, 'no', { basis: 'omission' })
const natureOpen = declared('insertionClause', 'review', { rule: NATURE_NOT_STATED })

describe('combiner les sources (SPEC §2)', () => {
  it('rien n’est dit : tout est inconnu, jamais « non »', () => {
    expect(Object.values(combine([]).states)).toEqual(KINDS.map(() => 'unknown'))
  })

  it('une source inconnue laisse parler l’autre', () => {
    expect(combine([text('environmentalClause', 'yes')]).states.environmentalClause).toBe('yes')
    expect(combine([declared('environmentalClause', 'no')]).states.environmentalClause).toBe('no')
  })

  it('des heures réalisées seules sont à regarder ; une clause écrite les explique', () => {
    const done = declared('insertionClause', 'review', { rule: 'declared.hours.done' })
    expect(combine([done]).states.insertionClause).toBe('review')
    expect(combine([done, text('insertionClause', 'yes')]).states.insertionClause).toBe('yes')
    expect(combine([done, text('insertionClause', 'no')]).states.insertionClause).toBe('review')
  })

  it('deux sources d’accord', () => {
    const { states, flags } = combine([declared('socialCriterion', 'yes'), text('socialCriterion', 'yes')])
    expect(states.socialCriterion).toBe('yes')
    expect(flags).toEqual([])
  })

  it('oui dans le texte contre une omission : oui, signalé non déclaré', () => {
    const { states, flags } = combine([omitted('reserved'), text('reserved', 'yes')])
    expect(states.reserved).toBe('yes')
    expect(flags).toEqual([{ kind: 'reserved', flag: 'undeclared' }])
  })

  it('oui dans le texte contre un non écrit : à vérifier, contradiction', () => {
    const { states, flags } = combine([declared('reserved', 'no'), text('reserved', 'yes')])
    expect(states.reserved).toBe('review')
    expect(flags).toEqual([{ kind: 'reserved', flag: 'contradiction' }])
  })

  it('un non par dérogation est un non écrit', () => {
    const tags = [declared('socialClause', 'no', { basis: 'derogation' }), text('socialClause', 'yes')]
    expect(combine(tags).states.socialClause).toBe('review')
  })

  it('non dans le texte contre un oui déclaré : à vérifier, contradiction', () => {
    const { states, flags } = combine([declared('environmentalClause', 'yes'), text('environmentalClause', 'no')])
    expect(states.environmentalClause).toBe('review')
    expect(flags).toEqual([{ kind: 'environmentalClause', flag: 'contradiction' }])
  })

  it.each(['yes', 'no'] as const)('déclaré %s contre un doute du texte : le déclaré, signalé', (state) => {
    const { states, flags } = combine([declared('environmentalClause', state), text('environmentalClause', 'review')])
    expect(states.environmentalClause).toBe(state)
    expect(flags).toEqual([{ kind: 'environmentalClause', flag: 'textDoubt' }])
  })

  it('« Clause sociale » à côté de « Pas de… » dans une liste : à vérifier', () => {
    const { states, flags } = combine([declared('socialClause', 'yes'), declared('socialClause', 'no')])
    expect(states.socialClause).toBe('review')
    expect(flags).toContainEqual({ kind: 'socialClause', flag: 'declaredContradiction' })
  })

  it('dans une même source, oui l’emporte sur l’omission et sur le doute, le doute sur le non', () => {
    expect(combine([omitted('reserved'), declared('reserved', 'yes')]).states.reserved).toBe('yes')
    expect(combine([text('reserved', 'review'), text('reserved', 'yes')]).states.reserved).toBe('yes')
    expect(combine([text('reserved', 'review'), text('reserved', 'no')]).states.reserved).toBe('review')
  })

  it('la nature non précisée cède à un oui ou un non du texte, sans contradiction', () => {
    const social = declared('socialClause', 'yes')
    expect(combine([social, natureOpen]).states).toMatchObject({ socialClause: 'yes', insertionClause: 'review' })
    expect(combine([social, natureOpen, text('insertionClause', 'yes')]).states.insertionClause).toBe('yes')
    expect(combine([social, natureOpen, text('insertionClause', 'no')])).toMatchObject({
      states: { insertionClause: 'no', socialClause: 'yes' },
      flags: [],
    })
  })

  it('un autre doute déclaré reste un doute', () => {
    const { states, flags } = combine([declared('insertionClause', 'review'), text('insertionClause', 'no')])
    expect(states.insertionClause).toBe('review')
    expect(flags).toContainEqual({ kind: 'insertionClause', flag: 'contradiction' })
  })

  it('clause d’insertion oui : clause sociale oui ; clause sociale non : clause d’insertion non', () => {
    expect(combine([text('insertionClause', 'yes')]).states.socialClause).toBe('yes')
    expect(combine([declared('socialClause', 'no')]).states.insertionClause).toBe('no')
    expect(combine([text('insertionClause', 'review')]).states.socialClause).toBe('review')
  })

  it('clause d’insertion non ne dit rien des autres clauses sociales', () => {
    expect(combine([declared('insertionClause', 'no')]).states.socialClause).toBe('unknown')
  })

  it('insertion oui avec clause sociale non, écrit : les deux à vérifier', () => {
    const { states, flags } = combine([declared('socialClause', 'no'), text('insertionClause', 'yes')])
    expect(states).toMatchObject({ insertionClause: 'review', socialClause: 'review' })
    expect(flags).toContainEqual({ kind: 'socialClause', flag: 'contradiction' })
  })

  it('insertion oui avec clause sociale omise : oui, signalé non déclaré', () => {
    const { states, flags } = combine([
      omitted('socialClause'),
      omitted('insertionClause'),
      text('insertionClause', 'yes'),
    ])
    expect(states).toMatchObject({ insertionClause: 'yes', socialClause: 'yes' })
    expect(flags).toContainEqual({ kind: 'insertionClause', flag: 'undeclared' })
  })

  it('les implications viennent après la rencontre des sources : insertion contestée, clause sociale à vérifier', () => {
    const against = combine([declared('insertionClause', 'no'), text('insertionClause', 'yes')])
    expect(against.states).toMatchObject({ insertionClause: 'review', socialClause: 'review' })
    expect(against.flags).toEqual([{ kind: 'insertionClause', flag: 'contradiction' }])
    const denied = combine([declared('insertionClause', 'yes'), text('insertionClause', 'no')])
    expect(denied.states).toMatchObject({ insertionClause: 'review', socialClause: 'review' })
  })

  it('insertion déclarée non contre un doute du texte : non, signalé, et rien des autres clauses sociales', () => {
    const { states, flags } = combine([declared('insertionClause', 'no'), text('insertionClause', 'review')])
    expect(states).toMatchObject({ insertionClause: 'no', socialClause: 'unknown' })
    expect(flags).toEqual([{ kind: 'insertionClause', flag: 'textDoubt' }])
  })

  it('clause sociale non, écrit, contre un doute du texte sur l’insertion : non, signalé', () => {
    const { states, flags } = combine([declared('socialClause', 'no'), text('insertionClause', 'review')])
    expect(states).toMatchObject({ insertionClause: 'no', socialClause: 'no' })
    expect(flags).toEqual([{ kind: 'insertionClause', flag: 'textDoubt' }])
  })

  it('une source qui se contredit entre insertion et clause sociale est nommée', () => {
    const own = (of: typeof declared) => combine([of('socialClause', 'no'), of('insertionClause', 'yes')])
    expect(own(declared).flags).toEqual([{ kind: 'socialClause', flag: 'declaredContradiction' }])
    expect(own(text).flags).toEqual([{ kind: 'socialClause', flag: 'textContradiction' }])
    expect(own(text).states).toMatchObject({ insertionClause: 'review', socialClause: 'review' })
  })

  it('l’agent qui écarte l’insertion ne laisse rien dire de la clause sociale', () => {
    const { states } = combine([text('insertionClause', 'yes')], { insertionClause: 'no' })
    expect(states).toMatchObject({ insertionClause: 'no', socialClause: 'unknown' })
  })

  it('un état venu par implication porte la preuve de sa propre sorte', () => {
    const proof = { rule: 'insertion.clause', start: 3, end: 9, quote: 'clause' }
    expect(combine([text('insertionClause', 'yes', proof)]).tags).toContainEqual(
      expect.objectContaining({ ...proof, kind: 'socialClause', state: 'yes' }),
    )
    const denied = declared('socialClause', 'no', { ...proof, basis: 'derogation' })
    expect(combine([denied]).tags).toContainEqual(
      expect.objectContaining({ ...proof, kind: 'insertionClause', state: 'no', basis: 'derogation' }),
    )
    expect(combine([text('insertionClause', 'review', proof)]).tags).toContainEqual(
      expect.objectContaining({ ...proof, kind: 'socialClause', state: 'review' }),
    )
  })

  it('une réservation n’implique aucune clause', () => {
    expect(combine([declared('reserved', 'yes')]).states).toMatchObject({
      socialClause: 'unknown',
      insertionClause: 'unknown',
    })
  })

  it('les familles nommées remplacent « non précisé », et disparaissent sans réservation', () => {
    const unnamed = declared('reserved', 'yes', { reservedTo: ['unspecified'] })
    const named = text('reserved', 'yes', { reservedTo: ['SIAE', 'EA-ESAT'] })
    expect(combine([unnamed]).reservedTo).toEqual(['unspecified'])
    expect(combine([unnamed, named]).reservedTo).toEqual(['EA-ESAT', 'SIAE'])
    expect(combine([unnamed], { reserved: 'no' }).reservedTo).toEqual([])
  })

  it('l’agent fait foi, et ce qu’il dit emporte ses conséquences', () => {
    expect(combine([text('insertionClause', 'yes')], { socialClause: 'no' }).states).toMatchObject({
      socialClause: 'no',
      insertionClause: 'no',
    })
    expect(combine([declared('socialClause', 'no')], { insertionClause: 'yes' }).states.socialClause).toBe('yes')
  })
})

const anyTag = fc
  .record({
    source: fc.constantFrom('declared', 'text'),
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom('yes', 'no', 'review'),
    basis: fc.constantFrom(...BASES),
    rule: fc.constantFrom('test', NATURE_NOT_STATED),
    to: fc.subarray([...RESERVED_TO]),
  })
  .map(({ source, kind, state, basis, rule, to }) =>
    tag(source as Tag['source'], kind, state as Tag['state'], {
      basis: state === 'no' ? basis : null,
      rule: source === 'declared' && state === 'review' ? rule : 'test',
      reservedTo: kind === 'reserved' ? to : [],
    }),
  )
const anyTags = fc.array(anyTag, { maxLength: 8 })

describe('combining, whatever the tags', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(anyTags, fc.infiniteStream(fc.nat()), (tags, keys) => {
        const shuffled = tags
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const { states, reservedTo, flags } = combine(tags)
        expect(combine(shuffled)).toMatchObject({ states, reservedTo, flags })
      }),
    )
  })

  it('never says no, yes or review of a kind nothing was said about', () => {
    fc.assert(
      fc.property(anyTags, (tags) => {
        const { states } = combine(tags)
        const said = new Set(tags.map(({ kind }) => kind))
        const social = said.has('insertionClause') || said.has('socialClause')
        for (const kind of KINDS) {
          const spoken = said.has(kind) || ((kind === 'insertionClause' || kind === 'socialClause') && social)
          if (!spoken) expect(states[kind]).toBe('unknown')
        }
      }),
    )
  })

  it('gives every social or insertion state evidence of its own kind', () => {
    fc.assert(
      fc.property(anyTags, (tags) => {
        const { states, tags: evidence } = combine(tags)
        for (const kind of KINDS)
          if (states[kind] !== 'unknown') expect(evidence.some((one) => one.kind === kind)).toBe(true)
      }),
    )
  })

  it('is not moved by the evidence it added', () => {
    fc.assert(
      fc.property(anyTags, (tags) => {
        const once = combine(tags)
        expect(combine(once.tags)).toMatchObject({ states: once.states, flags: once.flags })
      }),
    )
  })

  it('keeps the two implications', () => {
    fc.assert(
      fc.property(anyTags, (tags) => {
        const { states } = combine(tags)
        if (states.insertionClause === 'yes') expect(states.socialClause).toBe('yes')
        if (states.socialClause === 'no') expect(states.insertionClause).toBe('no')
      }),
    )
  })

  it('lets the officer hold against everything', () => {
    const decisions = fc.dictionary(fc.constantFrom(...KINDS), fc.constantFrom(...STATES))
    fc.assert(
      fc.property(anyTags, decisions, (tags, officer) => {
        const { states } = combine(tags, officer)
        for (const kind of KINDS) if (officer[kind]) expect(states[kind]).toBe(officer[kind])
      }),
    )
  })
})
