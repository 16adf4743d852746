import fc from 'fast-check'
import { scheduleOf } from '../../src/contract/schedule.js'
import { type Centihours, type Cents, contractRecord, type IsoDate } from '../../src/contract.js'
import type { Opportunity } from '../../src/tasks/reserved/opportunity.js'

export const TODAY = '2026-01-15' as IsoDate

/** Lot 3 of a contract of 48 months from July 2023, reserved to EA and ESAT, but for what is given. */
export function opportunity(given: Partial<Opportunity> = {}): Opportunity {
  const timing = contractRecord({ objet: 'x', dateNotification: '2023-07-01' as IsoDate, dureeMois: 48 })
  return {
    uid: '21590350100017M1~3',
    concession: false,
    reserved: true,
    clause: false,
    reservedTo: ['EA-ESAT'],
    montant: 18_000_000 as Cents,
    buyer: { id: '21590350100017', name: 'Métropole de Rivemer' },
    division: '77',
    place: { code: '44000', name: 'Nantes', departement: '44' },
    schedule: scheduleOf(timing, TODAY),
    search: '',
    changedAt: '2026-01-10T08:30:00.000Z',
    id: 'M1',
    lot: '3',
    title: 'Entretien des espaces verts, parcs nord',
    within: 'Entretien du patrimoine arboré',
    codeCPV: '77310000',
    montantMaximum: false,
    holders: [{ withheld: false, name: 'ESAT Les Ateliers du Large', id: '15025743400020' }],
    reservation: {
      articles: ['CCP L. 2113-12'],
      proof: { source: 'text', sentence: 'lot n° 3 réservé aux EA, ESAT ou structures équivalentes' },
    },
    insertion: null,
    ...given,
  }
}

/** The same with one hostile text wherever a text of the register can stand. */
export function hostile(text: string): Opportunity {
  return opportunity({
    uid: text,
    id: text,
    lot: text,
    title: text,
    within: text,
    codeCPV: text,
    buyer: { id: text, name: text },
    place: { code: text, name: text, departement: null },
    holders: [{ withheld: false, name: text, id: text }],
    reservation: { articles: [text], proof: { source: 'text', sentence: text } },
    insertion: { contracted: 120_000 as Centihours, proof: { source: 'declared', column: text, answer: text } },
  })
}

export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]> et encore ]]>',
  '&lt;b&gt; &amp;amp; &#0;',
  '=HYPERLINK("http://mal.example";"clic")',
  '+33|cmd',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '＝1+1',
  'a\r\nBEGIN:VEVENT\r\nSUMMARY:faux\r\nEND:VEVENT',
  'a\nb;c,d\\e"f',
  'nul\u0000 cloche\u0007 échap\u001b fin\ufffe \ud800 seul',
  '../../etc/passwd; DROP TABLE contract',
] as const

/** Any text at all, hostile ones often. */
export const anyText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string())
