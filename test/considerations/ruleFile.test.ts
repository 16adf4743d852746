import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { considerationsOf, tagText } from '../../src/considerations/tag.js'
import { AppError } from '../../src/errors.js'

const EXAMPLE = readFileSync(new URL('../../fixtures/rules/regles-exemple.json', import.meta.url), 'utf8')
const rule = {
  id: 'ville.essai',
  kinds: ['socialClause'],
  topic: 'social',
  title: 'Essai',
  reading: 'designation',
  state: 'yes',
  phrases: ['clause tournesol'],
  fields: ['conditions'],
  legalRefs: ['CCP L. 2112-2'],
  examples: [{ field: 'conditions', text: 'Une clause tournesol est prévue.', state: 'yes' }],
  counterExamples: [{ field: 'conditions', text: 'Champ de tournesols' }],
}
const fileOf = (more: object) => JSON.stringify(more)

function faultsOf(more: object): string {
  try {
    parseRuleSet(fileOf(more))
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return error instanceof AppError ? error.message : ''
  }
  throw new Error('le fichier de règles est accepté')
}

describe('les règles d’une organisation', () => {
  const rules = parseRuleSet(EXAMPLE)

  it('s’ajoutent, et leurs preuves portent leur version', () => {
    const [tag] = tagText({ field: 'objet', text: 'Sol du gymnase, chantier-école' }, rules)
    expect(tag).toMatchObject({ rule: 'rivemer.chantier-ecole', state: 'yes', quote: 'chantier-école' })
    expect(tag?.ruleSet).toBe(rules.version)
    expect(rules.version).toMatch(new RegExp(`^${STANDARD_RULES.version}\\+[0-9a-f]{8}$`))
  })

  it('changent une règle publiée', () => {
    const text = { field: 'informations', text: 'Marché étiqueté social' } as const
    expect(tagText(text)).toEqual([])
    expect(tagText(text, rules).map(({ rule }) => rule)).toContain('social.claused')
    expect(tagText({ field: 'informations', text: 'Marché clausé' }, rules)).not.toEqual([])
  })

  it.each([
    ['l’état', { state: 'review' }, 'Marché clausé, suivi par la mission', 'review'],
    ['les champs', { fields: ['conditions'] }, 'Marché clausé, suivi par la mission', null],
    [
      'les expressions',
      { removePhrases: STANDARD_RULES.text.find(({ id }) => id === 'social.claused')?.phrases },
      'Marché clausé',
      null,
    ],
  ])('changent %s d’une règle publiée, sans que ses exemples d’avant s’y opposent', (_, change, text, state) => {
    const file = { id: 'social.claused', addPhrases: ['marché tournesol'], ...change }
    const set = parseRuleSet(fileOf({ change: [file] }))
    const found = tagText({ field: 'informations', text }, set).filter(({ rule }) => rule === 'social.claused')
    expect(found.map((tag) => tag.state)).toEqual(state === null ? [] : [state])
    const kept = set.text.find(({ id }) => id === 'social.claused')
    for (const example of kept?.examples ?? []) {
      expect(tagText(example, set).map((tag) => tag.state)).toContain(example.state)
    }
  })

  it('éteignent une règle publiée, de texte ou de colonne', () => {
    const text = { field: 'conditions', text: 'Clause sociale de reprise du personnel' } as const
    expect(tagText(text).map(({ rule }) => rule)).toContain('social.takeover')
    expect(tagText(text, rules).map(({ rule }) => rule)).not.toContain('social.takeover')
    const column = { field: 'colonne', column: 'Clause sociale', text: 'oui' } as const
    const [declared] = tagText(column)
    expect(declared?.source).toBe('declared')
    const without = parseRuleSet(fileOf({ off: [declared?.rule] }))
    expect(tagText(column, without).filter(({ source }) => source === 'declared')).toEqual([])
  })

  it('ne changent rien quand le fichier est vide, version comprise', () => {
    expect(parseRuleSet('{}')).toBe(STANDARD_RULES)
    expect(parseRuleSet('\uFEFF{"name": "Rien"}').version).toBe(STANDARD_RULES.version)
  })

  it('donnent la même version pour le même contenu, une autre pour un autre', () => {
    expect(parseRuleSet(EXAMPLE).version).toBe(rules.version)
    expect(parseRuleSet(fileOf({ add: [rule] })).version).not.toBe(rules.version)
    const [one, other] = [
      ['social.claused', 'social.takeover'],
      ['social.takeover', 'social.claused', 'social.takeover'],
    ]
    expect(parseRuleSet(fileOf({ off: one })).version).toBe(parseRuleSet(fileOf({ off: other })).version)
  })

  it('laissent une décision d’agent au-dessus d’elles', () => {
    const texts = [{ field: 'conditions', text: 'Chantier-école obligatoire' } as const]
    expect(considerationsOf(texts, {}, rules).states.insertionClause).toBe('yes')
    expect(considerationsOf(texts, { insertionClause: 'no' }, rules).states.insertionClause).toBe('no')
  })
})

describe('un fichier de règles fautif', () => {
  it('est refusé avec chaque faute et sa place', () => {
    const message = faultsOf({ add: [{ ...rule, id: 'Sans Point' }], off: 12, inconnu: true })
    expect(message).toMatch(/add\[0\]\.id : .*minuscules/)
    expect(message).toMatch(/off : /)
    expect(message).toMatch(/inconnu/)
  })

  it.each([
    ['règle inconnue', { off: ['social.absente'] }, /off\[0\] : aucune règle « social\.absente »/],
    ['identifiant pris', { add: [{ ...rule, id: 'social.clause' }] }, /« social\.clause » est déjà pris/],
    ['identifiant en double', { add: [rule, rule] }, /add\[1\] : .*déjà pris/],
    ['sans fait', { add: [{ ...rule, kinds: [] }] }, /"kinds"/],
    ['base sans « non »', { add: [{ ...rule, basis: 'explicit' }] }, /"basis"/],
    ['objet sans nature', { add: [{ ...rule, reading: 'object' }] }, /"object"/],
    ['mot inconnu', { add: [{ ...rule, phrases: ['clause {fleur}'] }] }, /accolades inconnu/],
    ['parenthèse', { add: [{ ...rule, phrases: ['clause (a|b'] }] }, /parenthèse à fermer/],
    ['trop de formes', { add: [{ ...rule, phrases: ['(a|b) '.repeat(12)] }] }, /plus de 2000 formes/],
    [
      'règle changée et éteinte',
      { change: [{ id: 'social.clause', title: 'A' }], off: ['social.clause'] },
      /aussi dans "off"/,
    ],
    [
      'règle changée deux fois',
      {
        change: [
          { id: 'social.clause', title: 'A' },
          { id: 'social.clause', title: 'B' },
        ],
      },
      /change\[1\] : .*déjà changée/,
    ],
    ['rien à changer', { change: [{ id: 'social.clause' }] }, /rien n’est à changer/],
    ['colonne changée', { change: [{ id: 'declared.social', title: 'A' }] }, /lit une colonne/],
    ['silence éteint', { off: ['declared.omission'] }, /par son silence/],
    ['mot de contexte inconnu', { add: [{ ...rule, needs: [{ cue: 'fleur' }] }] }, /mot de contexte inconnu/],
    ['champ absent', { add: [{ ...rule, title: undefined }] }, /add\[0\]\.title : champ à donner/],
    ['expression absente', { change: [{ id: 'social.clause', removePhrases: ['x'] }] }, /n’est pas une expression/],
  ])('%s', (_, file, fault) => expect(faultsOf(file)).toMatch(fault))

  it('est refusé quand un exemple n’est pas trouvé, ou un contre-exemple l’est', () => {
    const [example] = rule.examples
    expect(faultsOf({ add: [{ ...rule, examples: [{ ...example, text: 'Rien ici' }] }] })).toMatch(
      /« Rien ici » devait donner yes ; rien n’est trouvé/,
    )
    expect(faultsOf({ add: [{ ...rule, examples: [{ ...example, state: 'no' }] }] })).toMatch(/trouvé : yes/)
    expect(
      faultsOf({ add: [{ ...rule, counterExamples: [{ field: 'conditions', text: 'Clause tournesol' }] }] }),
    ).toMatch(/donne yes sur « Clause tournesol »/)
  })
})
