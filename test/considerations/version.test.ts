import { expect, it } from 'vitest'
import { CUES } from '../../src/considerations/cues.js'
import { MENDED_WORDS, REAL_WORDS } from '../../src/considerations/mendedWords.js'
import { COLUMN_RULES } from '../../src/considerations/rules/columns.js'
import { LOOK_ALIKES } from '../../src/considerations/rules/look-alikes.js'
import { RULES_VERSION, TEXT_RULES } from '../../src/considerations/rules.js'
import { digestOf } from '../../src/contract/identity.js'

/** What each published version of the rules held, as data; how they are read is code, and asks for a new version too. */
const PUBLISHED = { version: '9', digest: 'd30c706ebe26aa10' }

it('les règles ne changent pas sans changer de version : deux lectures différentes ne portent pas le même numéro', () => {
  const held = { TEXT_RULES, COLUMN_RULES, CUES, LOOK_ALIKES, REAL_WORDS, MENDED_WORDS }
  const text = JSON.stringify(held, (_, value: unknown) => (value instanceof RegExp ? String(value) : value))
  const why = 'passer RULES_VERSION au numéro suivant s’il a été publié, puis noter ici l’empreinte'
  expect({ version: RULES_VERSION, digest: digestOf(text, 16) }, why).toEqual(PUBLISHED)
})
