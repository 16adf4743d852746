import { describe, expect, it } from 'vitest'
import { codesOf } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Lot', 'Date de notification', 'Titulaire', 'Montant HT']
const row = (id: string, objet: string | null = 'Bancs', lot: string | null = null) => [
  id,
  objet,
  lot,
  '12/03/2024',
  `SA ${id}`,
  '1 000',
]

describe('intitulés entre les lignes', () => {
  it('année, fourchette de montants et catégorie s’emboîtent, chacune jusqu’à la prochaine de sa sorte', async () => {
    const { kinds, records } = await readTable([
      HEADER,
      ['Année 2024'],
      ['MARCHÉS DE 20 000 À 90 000 € HT'],
      ['FOURNITURES'],
      row('1'),
      ['SERVICES'],
      row('2'),
      ['MARCHÉS DE PLUS DE 90 000 € HT'],
      row('3'),
      [2025],
      ['Travaux'],
      row('4'),
    ])
    expect(kinds.filter((kind) => kind === 'section')).toHaveLength(7)
    expect(records.map(({ categorie, autres }) => [categorie, autres.intitules])).toEqual([
      ['Fournitures', ['Année 2024', 'MARCHÉS DE 20 000 À 90 000 € HT']],
      ['Services', ['Année 2024', 'MARCHÉS DE 20 000 À 90 000 € HT']],
      [null, ['Année 2024', 'MARCHÉS DE PLUS DE 90 000 € HT']],
      ['Travaux', ['2025']],
    ])
  })

  it('une direction est donnée aux lignes qui suivent, sauf à celles qui ont la leur ; un service n’est pas la catégorie Services', async () => {
    const { records } = await readTable([
      [...HEADER, 'Direction'],
      ['Direction des espaces verts'],
      row('1'),
      [...row('2'), 'DRH'],
      ['Service : Voirie'],
      row('3'),
      ['SERVICE DES SPORTS'],
      row('4'),
    ])
    expect(records.map(({ direction, categorie }) => [direction, categorie])).toEqual([
      ['Direction des espaces verts', null],
      ['DRH', null],
      ['Voirie', null],
      ['SERVICE DES SPORTS', null],
    ])
  })

  it('une consultation donne son objet et son numéro à ses lots, et à eux seuls', async () => {
    const { records } = await readTable([
      HEADER,
      ['Consultation 2024-12 : Entretien des espaces verts, clause sociale'],
      row('1', 'Secteur nord', '1'),
      row('2', null, '2'),
      row('3', 'Lot 3 : secteur sud'),
      row('4', 'Achat de bancs'),
      row('5', 'Achat de tables', '2'),
    ])
    expect(records.map(({ consultation, objet, lotObjet }) => [consultation, objet, lotObjet])).toEqual([
      ['2024-12', 'Entretien des espaces verts, clause sociale', 'Secteur nord'],
      ['2024-12', 'Entretien des espaces verts, clause sociale', null],
      ['2024-12', 'Entretien des espaces verts, clause sociale', 'Lot 3 : secteur sud'],
      [null, 'Achat de bancs', null],
      [null, 'Achat de tables', null],
    ])
    expect(records[0]?.texts[0]).toEqual({
      field: 'objet',
      column: null,
      text: 'Consultation 2024-12 : Entretien des espaces verts, clause sociale',
      cell: 'Marchés!A2',
    })
  })

  it('un intitulé inconnu sous des lignes recommence : il n’hérite de rien', async () => {
    const { records } = await readTable([HEADER, ['TRAVAUX'], row('1'), ['Autres contrats'], row('2')])
    expect(records.map(({ categorie }) => categorie)).toEqual(['Travaux', null])
  })

  it('le même intitulé recopié dans toutes les cellules fusionnées est un intitulé', async () => {
    const { kinds } = await readTable([HEADER, HEADER.map(() => 'TRAVAUX'), row('1')])
    expect(kinds).toEqual(['header', 'section', 'read'])
  })

  it('totaux, pieds de page et légendes sont écartés et dits ; une remarque seule est rejetée', async () => {
    const { kinds, notes } = await readTable([
      [...HEADER, 'Observations'],
      ['TRAVAUX', null, null, null, null, '1 000'],
      row('1'),
      ['Nombre de marchés : 63'],
      ['Cumul', null, null, null, null, '1 000'],
      ['Fait à Rivemer,', null, null, 'le 12/01/2025'],
      ['(1) montants provisoires'],
      ['Le Maire'],
      [null, null, null, null, null, null, 'à revoir'],
    ])
    expect(kinds).toEqual(['header', 'total', 'read', 'total', 'total', 'footer', 'footer', 'footer', 'rejected'])
    expect(notes.filter(({ code }) => code === 'setAsideRows').map(({ message }) => message)).toEqual([
      'Feuille "Marchés" : 3\u00a0totaux hors marchés : lignes 2, 4, 5.',
      'Feuille "Marchés" : 3\u00a0mentions de bas de liste hors marchés : lignes 6, 7, 8.',
    ])
  })

  it('un contrat dont l’objet ressemble à un pied de page reste un contrat', async () => {
    const { kinds } = await readTable([HEADER, row('1', 'Signature électronique'), row('2', 'Nombre de lots : 3')])
    expect(kinds).toEqual(['header', 'read', 'read'])
  })

  it('la consultation n’est pas devinée d’une année', async () => {
    const { records, notes } = await readTable([HEADER, ['Marché 2024 : voirie'], row('1', 'Bancs', '1')])
    expect(records[0]).toMatchObject({ consultation: null, objet: 'Bancs' })
    expect(codesOf(notes)).toContain('setAsideRows')
  })
})
