import type { Field } from './fields.js'
import type { Kind } from './profile.js'

/** What the cells of a field look like, and what they never do. Fields without a shape take any text. */
export interface Shape {
  readonly wanted: readonly Kind[]
  readonly refused: readonly Kind[]
}

const DATE: Shape = { wanted: ['date'], refused: ['siret', 'siren', 'money', 'boolean', 'prose', 'hours', 'cpv'] }
const AMOUNT: Shape = { wanted: ['money', 'number'], refused: ['date', 'siret', 'boolean', 'prose', 'name', 'hours'] }
const HOURS: Shape = {
  wanted: ['hours', 'number', 'money'],
  refused: ['date', 'siret', 'siren', 'boolean', 'prose', 'cpv'],
}
const HOLDER: Shape = {
  wanted: ['siret', 'siren', 'number', 'code'],
  refused: ['date', 'boolean', 'prose', 'name', 'money'],
}
const NAME: Shape = { wanted: ['name', 'prose'], refused: ['date', 'siret', 'siren', 'boolean', 'money', 'cpv'] }
const TITLE: Shape = {
  wanted: ['prose', 'name'],
  refused: ['date', 'siret', 'siren', 'boolean', 'money', 'cpv', 'number'],
}
const CODE: Shape = { wanted: ['code', 'number', 'name'], refused: ['date', 'boolean', 'prose'] }
const COUNT: Shape = { wanted: ['number'], refused: ['date', 'siret', 'siren', 'prose', 'cpv'] }
const WORD: Shape = { wanted: ['name', 'prose'], refused: ['date', 'siret', 'siren', 'money', 'cpv'] }

export const SHAPES: Readonly<Partial<Record<Field, Shape>>> = {
  id: CODE,
  consultation: CODE,
  idAccordCadre: { wanted: ['code', 'number', 'name'], refused: ['date', 'money', 'boolean'] },
  lot: { wanted: ['number', 'code'], refused: ['date', 'siret', 'siren', 'money', 'cpv', 'name', 'prose'] },
  lotObjet: TITLE,
  objet: TITLE,
  acheteur: HOLDER,
  acheteurNom: NAME,
  titulaireId: HOLDER,
  titulaireNom: NAME,
  titulaireType: WORD,
  codeCPV: { wanted: ['cpv', 'number'], refused: ['date', 'siret', 'boolean', 'money', 'prose'] },
  procedure: WORD,
  nature: { wanted: ['name', 'prose'], refused: [...WORD.refused, 'job'] },
  categorie: WORD,
  ccag: WORD,
  direction: { wanted: ['name', 'prose', 'code'], refused: ['date', 'siret', 'siren', 'money', 'cpv', 'boolean'] },
  dateLancement: DATE,
  dateNotification: DATE,
  dateSignature: DATE,
  dateAttribution: DATE,
  datePublicationDonnees: DATE,
  modificationDate: DATE,
  modificationPublication: DATE,
  dureeMois: {
    wanted: ['number', 'name', 'code', 'money'],
    refused: ['date', 'siret', 'siren', 'boolean', 'prose', 'cpv'],
  },
  offresRecues: COUNT,
  montant: AMOUNT,
  montantMaximum: AMOUNT,
  montantMinimum: AMOUNT,
  montantTTC: AMOUNT,
  montantAnnuel: AMOUNT,
  valeurEstimee: AMOUNT,
  modificationMontant: AMOUNT,
  heuresContractualisees: HOURS,
  heuresRealisees: HOURS,
  heuresDatees: HOURS,
  criteres: { wanted: ['prose', 'name'], refused: ['date', 'siret', 'siren'] },
}
