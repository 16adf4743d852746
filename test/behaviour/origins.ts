import { describe, expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { findImport, listImports } from '../../src/store/imports.js'
import { rememberedLayouts } from '../../src/tasks/mapping.js'
import { csv, load, type OpenDatabase, row } from './registers.js'

const ORIGIN = { kind: 'corrected', importId: 1, reason: 'objet retrouvé', document: 'CCAP, p. 3' } as const

/** Where the rows of an import come from, on whichever runtime. */
export function originsBehaviour(open: OpenDatabase): void {
  describe('l’origine d’un import', () => {
    it('un fichier n’en a pas ; des lignes corrigées disent de quel import, pourquoi et d’après quoi', async () => {
      const db = await open()
      await load(db, csv(row({ id: '1', objet: 'Voirie' })))
      await load(db, csv(row({ id: '2', objet: 'Parcs' })), { origin: ORIGIN })
      expect((await listImports(db, LOCAL)).map(({ origin }) => origin)).toEqual([null, ORIGIN])
      expect(await findImport(db, { ...LOCAL, organisationId: 'other' }, 2)).toBeNull()
    })

    it('un essai à blanc n’en laisse rien', async () => {
      const db = await open()
      await load(db, csv(row({ id: '2', objet: 'Parcs' })), { origin: ORIGIN, dryRun: true })
      expect(await db.query.selectFrom('import_origin').selectAll().execute()).toEqual([])
    })

    it('la correspondance qui sert à relire n’est pas retenue pour les fichiers à venir', async () => {
      const db = await open()
      const columns = [{ column: 2, header: 'Objet', field: 'objet', holder: 1, power: 0, period: null } as const]
      const mapping = { sheets: [{ sheet: null, headerRow: 1, columns }] }
      await load(db, csv(row({ id: '2', objet: 'Parcs' })), { origin: { ...ORIGIN, importId: null }, mapping })
      expect(await rememberedLayouts(db, LOCAL)).toEqual([])
    })
  })
}
