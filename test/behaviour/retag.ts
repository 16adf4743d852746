import { beforeEach, describe, expect, it } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { contractOf as storedOf } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { currentRevision } from '../../src/store/revision.js'
import { lastRuleFile } from '../../src/store/ruleFiles.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { type DecisionGiven, decide } from '../../src/tasks/decide.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import type { ContractChange } from '../../src/tasks/retag/change.js'
import { applyRetag, previewRetag, type RetagReport } from '../../src/tasks/retag.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const HOURS = 'Voirie. Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi'
const ROWS = [
  row({ id: '2025-1', objet: HOURS, montant: '120 000' }),
  row({ id: '2025-2', objet: 'Papier', montant: '8 000' }),
]
const UID = `${BUYER}2025-1`

/** A file that switches off every rule by which a text may say something of a clause of insertion. */
const OFF = JSON.stringify({
  off: STANDARD_RULES.text.filter(({ kinds }) => kinds.includes('insertionClause')).map(({ id }) => id),
})
const WITHOUT_INSERTION = { rules: parseRuleSet(OFF), file: OFF }
const OBJECTS_OFF = JSON.stringify({
  off: STANDARD_RULES.text.filter(({ reading }) => reading === 'object').map(({ id }) => id),
})
const WITHOUT_OBJECTS = { rules: parseRuleSet(OBJECTS_OFF), file: OBJECTS_OFF }
const STANDARD = { rules: STANDARD_RULES, file: '{}' }

const given = (more: Partial<DecisionGiven>): DecisionGiven => ({
  ...{
    uid: UID,
    kind: 'insertionClause',
    state: 'no',
    reason: 'Clause abandonnée au dossier',
    document: 'CCAP, art. 12',
  },
  ...more,
})

async function contractOf(db: Database, uid = UID): Promise<ContractView | undefined> {
  return (await contractsOf(db)).find((contract) => contract.uid === uid)
}

/** The same base, where something else happens just before the first write. */
function meanwhile(db: Database, happens: () => Promise<unknown>): Database {
  let happened = false
  const atomically: Database['atomically'] = async (writes) => {
    if (!happened) {
      happened = true
      await happens()
    }
    return db.atomically(writes)
  }
  return { ...db, atomically }
}

const codesOf = (contract: ContractView | undefined) =>
  contract?.flags.map(({ code }) => code).filter((code) => code === 'decided' || code === 'toReconfirm')

/** Reading stored contracts again, whatever the database. */
export function retagBehaviour(open: OpenDatabase): void {
  let db: Database
  const now = clock()
  const standing = async () => (await contractOf(db))?.states.insertionClause

  beforeEach(async () => {
    db = await open()
    await load(db, csv(...ROWS))
  })

  describe('un autre jeu de règles', () => {
    it('montre d’abord ce qu’il change et par quelle règle, sans rien écrire', async () => {
      const [before, revision] = [await contractsOf(db), await currentRevision(db, LOCAL)]
      const told: ContractChange[] = []
      const report = await previewRetag(db, LOCAL, {
        given: WITHOUT_INSERTION,
        onChange: (change) => told.push(change),
      })
      expect(report).toMatchObject({ read: 2, changed: 1, rewritten: 2, held: 0, written: false, newRules: true })
      expect(report.before).toEqual({ [STANDARD_RULES.version]: 2 })
      expect(report.after).toBe(WITHOUT_INSERTION.rules.version)
      expect(report.byState).toContainEqual({ kind: 'insertionClause', before: 'yes', after: 'unknown', contracts: 1 })
      expect(report.changes).toEqual(told)
      const [change] = report.changes
      expect(change).toMatchObject({ uid: UID, id: '2025-1', objet: HOURS, acheteur: BUYER })
      const lost = change?.facts.find(({ kind }) => kind === 'insertionClause')?.lost ?? []
      expect(lost.length).toBeGreaterThan(0)
      for (const { rule, title, quote, state } of lost) {
        expect(WITHOUT_INSERTION.file).toContain(rule)
        expect([title === rule, state, HOURS.includes(quote)]).toEqual([false, 'yes', true])
        expect(report.byRule).toContainEqual({ rule, title, contracts: 1 })
      }
      expect(await contractsOf(db)).toEqual(before)
      expect(await currentRevision(db, LOCAL)).toBe(revision)
      expect(await lastRuleFile(db, LOCAL)).toBeNull()
    })

    it('montre aussi l’objet, le thème, l’écart et les quantités que perd un marché dont aucun état ne change', async () => {
      const objet = 'Collecte des déchets ménagers'
      await load(db, csv(row({ id: '2025-4', objet })), { name: 'dechets.csv' })
      const uid = `${BUYER}2025-4`
      const stored = await storedOf(db, LOCAL, uid)
      expect(stored?.considerations.objects.map(({ rule }) => rule)).toEqual(['environment.object.waste'])
      const options = { given: WITHOUT_OBJECTS }
      const preview = await previewRetag(db, LOCAL, options)
      expect(preview).toMatchObject({ changed: 1, byState: [] })
      const title = STANDARD_RULES.titleOf('environment.object.waste')
      expect(preview.byTrait).toEqual([
        {
          trait: { of: 'object', value: 'environmentalObject' },
          change: 'lost',
          contracts: 1,
          rules: ['environment.object.waste'],
        },
      ])
      expect(preview.byRule).toEqual([{ rule: 'environment.object.waste', title, contracts: 1 }])
      const [change] = preview.changes
      expect(change).toMatchObject({ uid, facts: [] })
      const proofs = change?.traits.flatMap((each) => each.proofs) ?? []
      expect(proofs).toEqual([{ rule: 'environment.object.waste', title, quote: expect.any(String) }])
      expect(objet.toLowerCase()).toContain(proofs[0]?.quote.toLowerCase())
      expect(await applyRetag(db, LOCAL, now, options)).toEqual({ ...preview, written: true })
      expect((await storedOf(db, LOCAL, uid))?.considerations.objects).toEqual([])
    })

    it('dit thèmes, écarts et quantités retirés avec le fait dont ils viennent', async () => {
      const { byTrait, changes } = await previewRetag(db, LOCAL, { given: WITHOUT_INSERTION })
      const lost = changes[0]?.traits.map(({ trait, change, count }) => [trait.of, trait.value, change, count])
      expect(lost).toContainEqual(['topic', 'insertion', 'lost', 1])
      expect(lost).toContainEqual(['quantity', 'contractedHours', 'lost', 1])
      expect(byTrait).toContainEqual({
        trait: { of: 'quantity', value: 'contractedHours' },
        change: 'lost',
        contracts: 1,
        rules: [],
      })
    })

    it('puis l’applique d’un coup, et les chiffres, les imports et les annulations le suivent', async () => {
      const share = async () =>
        (await indicatorsOf(db, LOCAL, civilYear(2025))).indicators.find(({ id }) => id === 'insertionClause.number')
      expect(await share()).toMatchObject({ numerator: 1, denominator: 2 })
      const [preview, applied] = [
        await previewRetag(db, LOCAL, { given: WITHOUT_INSERTION }),
        await applyRetag(db, LOCAL, now, { given: WITHOUT_INSERTION }),
      ]
      expect(applied).toEqual({ ...preview, written: true } satisfies RetagReport)
      expect(await standing()).toBe('unknown')
      expect(await share()).toMatchObject({ numerator: 0, denominator: 2 })
      const contracts = await contractsOf(db)
      expect(contracts.map(({ rulesVersion, importId }) => [rulesVersion, importId])).toEqual([
        [WITHOUT_INSERTION.rules.version, 1],
        [WITHOUT_INSERTION.rules.version, 1],
      ])
      expect(
        contracts.flatMap(({ tags }) => tags).filter((tag) => tag.ruleSet !== WITHOUT_INSERTION.rules.version),
      ).toEqual([])
      expect(await lastRuleFile(db, LOCAL)).toMatchObject({
        version: WITHOUT_INSERTION.rules.version,
        content: WITHOUT_INSERTION.file,
        actor: 'local',
      })
      await load(db, csv(row({ id: '2025-3', objet: HOURS })), { name: 'suite.csv' })
      expect((await contractOf(db, `${BUYER}2025-3`))?.states.insertionClause).toBe('unknown')
      const second = (await listImports(db, LOCAL)).at(-1)?.id ?? 0
      expect(await undoImport(db, LOCAL, second, now)).toMatchObject({ hidden: 1, restored: 0 })
      expect(await undoImport(db, LOCAL, 1, now)).toMatchObject({ hidden: 2, restored: 0 })
      expect(await contractsOf(db)).toEqual([])
    })

    it('appliqué une seconde fois ne change ni n’écrit plus rien', async () => {
      await applyRetag(db, LOCAL, now, { given: WITHOUT_INSERTION })
      const revision = await currentRevision(db, LOCAL)
      for (const options of [{ given: WITHOUT_INSERTION }, {}]) {
        const again = await applyRetag(db, LOCAL, now, options)
        expect(again).toMatchObject({ changed: 0, rewritten: 0, written: false, newRules: false })
      }
      expect(await currentRevision(db, LOCAL)).toBe(revision)
      expect(await db.query.selectFrom('import').select('state').execute()).toEqual([{ state: 'done' }])
    })

    it('et un fichier vide ramène exactement à ce que donne un import neuf', async () => {
      const before = await contractsOf(db)
      await applyRetag(db, LOCAL, now, { given: WITHOUT_INSERTION })
      expect(await contractsOf(db)).not.toEqual(before)
      expect(await applyRetag(db, LOCAL, now, { given: STANDARD })).toMatchObject({ written: true, changed: 1 })
      expect(await contractsOf(db)).toEqual(before)
    })

    it('recommence si un import est publié pendant la lecture', async () => {
      const third = csv(row({ id: '2025-3', objet: HOURS }))
      const [busy, restarts] = [meanwhile(db, () => load(db, third, { name: 'suite.csv' })), [] as number[]]
      const report = await applyRetag(busy, LOCAL, now, { given: WITHOUT_INSERTION, onRestart: () => restarts.push(1) })
      expect(report).toMatchObject({ read: 3, changed: 2, written: true })
      expect(restarts).toEqual([1])
      expect((await contractsOf(db)).map(({ states }) => states.insertionClause)).toEqual(Array(3).fill('unknown'))
      expect(await db.query.selectFrom('contract').select('uid').where('current', '=', 0).execute()).toEqual([])
    })
  })

  describe('une décision', () => {
    it('tient contre ce qui est lu, et se dit avec qui, quand et pourquoi', async () => {
      const { contract } = await decide(db, LOCAL, given({}), now)
      expect(contract.states.insertionClause).toBe('no')
      expect(await standing()).toBe('no')
      expect(codesOf(await contractOf(db))).toEqual(['decided'])
      const lines = await db.query.selectFrom('publication').select(['action', 'import_id', 'actor']).execute()
      expect(lines.at(-1)).toEqual({ action: 'decide', import_id: null, actor: 'local' })
    })

    it('se retire, et le fait redevient ce qui est lu', async () => {
      const before = await contractOf(db)
      await decide(db, LOCAL, given({}), now)
      await decide(db, LOCAL, given({ state: null, reason: '' }), now)
      expect(await contractOf(db)).toEqual(before)
      await expect(decide(db, LOCAL, given({ state: null }), now)).rejects.toMatchObject({ code: 'noDecision' })
      expect(await db.query.selectFrom('decision').select('state').orderBy('seq').execute()).toEqual([
        { state: 'no' },
        { state: null },
      ])
    })

    it('laissé à vérifier, se motive ; ne porte que sur un marché du registre', async () => {
      const waiting = { state: 'review' } as const
      await expect(decide(db, LOCAL, given({ ...waiting, reason: ' ' }), now)).rejects.toMatchObject({
        code: 'noReason',
      })
      const invisible = given({ ...waiting, reason: '\u200b\u0007\u202e' })
      await expect(decide(db, LOCAL, invisible, now)).rejects.toMatchObject({ code: 'noReason' })
      await expect(decide(db, LOCAL, given({ uid: 'ailleurs' }), now)).rejects.toMatchObject({ code: 'noSuchContract' })
      expect(await db.query.selectFrom('decision').select('seq').execute()).toEqual([])
    })

    it('tient contre un autre jeu de règles, qui dit combien tiennent', async () => {
      await decide(db, LOCAL, given({ state: 'yes' }), now)
      const report = await applyRetag(db, LOCAL, now, { given: WITHOUT_INSERTION })
      expect(report.held).toBe(1)
      expect(report.byState.filter(({ kind }) => kind === 'insertionClause')).toEqual([])
      expect([await standing(), codesOf(await contractOf(db))]).toEqual(['yes', ['decided']])
    })

    it('survit à l’annulation de l’import, et s’applique au marché s’il revient', async () => {
      await decide(db, LOCAL, given({}), now)
      await undoImport(db, LOCAL, 1, now)
      expect(await contractOf(db)).toBeUndefined()
      await expect(decide(db, LOCAL, given({}), now)).rejects.toMatchObject({ code: 'noSuchContract' })
      await load(db, csv(...ROWS), { name: 'encore.csv' })
      expect([await standing(), codesOf(await contractOf(db))]).toEqual(['no', ['decided']])
    })

    it('reste en vigueur quand ce qui a été lu change, mais est à reconfirmer ; un simple déplacement n’y fait rien', async () => {
      await decide(db, LOCAL, given({}), now)
      await load(db, csv(...[...ROWS].reverse()), { name: 'autre-ordre.csv' })
      expect([await standing(), codesOf(await contractOf(db))]).toEqual(['no', ['decided']])
      const [, second = ''] = ROWS
      const rewritten = row({ id: '2025-1', objet: `${HOURS} (150 heures)`, montant: '120 000' })
      await load(db, csv(rewritten, second), { name: 'corrige.csv' })
      expect([await standing(), codesOf(await contractOf(db))]).toEqual(['no', ['decided', 'toReconfirm']])
      await decide(db, LOCAL, given({ reason: 'Relu' }), now)
      expect(codesOf(await contractOf(db))).toEqual(['decided'])
      const last = (await listImports(db, LOCAL)).at(-1)?.id ?? 0
      await undoImport(db, LOCAL, last, now)
      expect([await standing(), codesOf(await contractOf(db))]).toEqual(['no', ['decided', 'toReconfirm']])
    })

    it('n’est pas celle d’une autre organisation', async () => {
      await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('other', 'Autre')`, parameters: [] }])
      const other = { organisationId: 'other', actor: 'x' }
      await expect(decide(db, other, given({}), now)).rejects.toMatchObject({ code: 'noSuchContract' })
      expect(await standing()).toBe('yes')
    })
  })
}
