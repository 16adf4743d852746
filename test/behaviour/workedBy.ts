import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.js'
import { BUYER, contractsOf, load, type OpenDatabase } from './registers.js'

const HEADER = 'N° de marché;Objet;SIRET acheteur;Date de notification;Structure;Mois;Heures réalisées'
const ONE = `2025-1;Voirie;${BUYER};01/02/2025`
const list = (...ends: readonly string[]): Blob =>
  new Blob([[HEADER, ...ends.map((end) => `${ONE};${end}`)].join('\n')])

/** Hours of a month that several structures work, in one file or in several, whatever the database. */
export function workedByBehaviour(open: OpenDatabase): void {
  let db: Database
  const shown = async () =>
    (await contractsOf(db)).flatMap(({ hours }) => hours.map((each) => `${each.structure ?? '–'} ${each.hours}`).sort())
  const said = async (file: Blob, name: string) =>
    (await load(db, file, { name })).issues
      .filter(({ code }) => code === 'otherHoursThanBefore')
      .map(({ message }) => message)

  beforeEach(async () => {
    db = await open()
  })

  describe('les heures d’un même mois', () => {
    it('de deux structures s’ajoutent, dans un fichier comme dans deux', async () => {
      await load(db, list('Envie 35;01/2025;60', 'Relais;01/2025;40'))
      expect(await shown()).toEqual(['Envie 35 60', 'Relais 40'])
      expect(await said(list('Tremplin;01/2025;10'), 'b.csv')).toEqual([])
      expect(await shown()).toEqual(['Envie 35 60', 'Relais 40', 'Tremplin 10'])
    })

    it('d’une structure redonnées dans un fichier plus récent remplacent les siennes, et c’est dit', async () => {
      await load(db, list('Envie 35;01/2025;60', 'Relais;01/2025;40'))
      const [message] = await said(list('ENVIE  35;01/2025;65'), 'b.csv')
      expect(message).toMatch(/1.période a d’autres heures.*2025-1, du 1er janvier 2025 au 31 janvier 2025.*60.*65/)
      expect(await shown()).toEqual(['ENVIE 35 65', 'Relais 40'])
    })

    it('d’une structure au nom autrement accentué sont les siennes, et c’est dit', async () => {
      await load(db, list('Équipe Élan;01/2025;100', 'Relais;01/2025;40'))
      expect(await said(list('Equipe Elan;01/2025;70', 'Tremplin;01/2025;9'), 'b.csv')).toHaveLength(1)
      expect(await shown()).toEqual(['Equipe Elan 70', 'Relais 40', 'Tremplin 9'])
    })

    it('lues de leur colonne, qui n’est pas dite « non lue »', async () => {
      const { issues } = await load(db, list('Envie 35;01/2025;60'))
      expect(issues.filter(({ code }) => code === 'unreadColumns')).toEqual([])
    })

    it('sans structure remplacent celles du mois, et ne comptent pas à côté d’elles', async () => {
      await load(db, list('Envie 35;01/2025;60', 'Relais;01/2025;40'))
      await load(db, list(';01/2025;100'), { name: 'b.csv' })
      expect(await shown()).toEqual(['– 100'])
    })

    it('redites pareilles ne disent rien', async () => {
      await load(db, list('Envie 35;01/2025;60'))
      expect(await said(list('Envie 35;01/2025;60', 'Envie 35;02/2025;5'), 'b.csv')).toEqual([])
    })
  })
}
