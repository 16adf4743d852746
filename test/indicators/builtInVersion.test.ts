import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sha256Of } from '../../src/contract/sha256.js'
import { BUILT_IN_VERSION, DEFINITIONS } from '../../src/indicators/definitions.js'
import { FACTS } from '../../src/indicators/facts.js'
import { PRESETS } from '../../src/indicators/presets/list.js'
import { SHARES } from '../../src/indicators/shares.js'
import { CONSIDERATIONS, KINDS } from '../../src/states.js'
import { canonicalJson } from '../../src/tasks/freeze/document.js'

const KEPT = new URL('../../fixtures/indicators/versions.json', import.meta.url)
const keptSchema = z.strictObject({
  builtIn: z.strictObject({ version: z.int(), sha256: z.string() }),
  presets: z.record(z.string(), z.strictObject({ versions: z.record(z.string(), z.int()), sha256: z.string() })),
})

const digestOf = (value: unknown): string => sha256Of(canonicalJson(value))

/** What says what built-in figures count: their words, their facts, what these are unions of. */
const built = { definitions: DEFINITIONS, facts: FACTS, shares: SHARES, kinds: KINDS, unions: CONSIDERATIONS }

/** What the figures of presets count, and the versions that frozen results name them by. */
const presets = Object.fromEntries(
  PRESETS.map(({ plan: { id, definitions = [] } }) => [
    id,
    {
      versions: Object.fromEntries(definitions.map((definition) => [definition.id, definition.version])),
      sha256: digestOf(definitions.map(({ version: _, ...counted }) => counted)),
    },
  ]),
)
const today = { builtIn: { version: BUILT_IN_VERSION, sha256: digestOf(built) }, presets }
const kept = keptSchema.parse(JSON.parse(readFileSync(KEPT, 'utf8')))

const MEND = `raise the version, then write in fixtures/indicators/versions.json: ${JSON.stringify(today)}`

test('ce que compte une figure de l’outil ne change pas sans que BUILT_IN_VERSION monte', () => {
  const { version, sha256 } = kept.builtIn
  if (sha256 !== today.builtIn.sha256) expect(BUILT_IN_VERSION, MEND).toBeGreaterThan(version)
  expect(today.builtIn, MEND).toEqual(kept.builtIn)
})

test.each(Object.keys(presets))(
  'ce que comptent les figures du modèle « %s » ne change pas sans que leur version monte',
  (id) => {
    const [was, is] = [kept.presets[id], presets[id]]
    if (was && is && was.sha256 !== is.sha256) expect(is.versions, MEND).not.toEqual(was.versions)
    expect(is, MEND).toEqual(was)
  },
)

test('aucun modèle retiré ne reste dans le relevé', () => {
  expect(Object.keys(kept.presets).sort()).toEqual(Object.keys(presets).sort())
})
