import { AppError } from '../../../errors.js'

/** Why an XML file is refused whole, with the line where it shows. */
export const truncated = (line: number): AppError =>
  new AppError(
    'truncatedXml',
    `Ce fichier XML est coupé (il s’arrête ligne ${line}) : rien n’est lu. Téléchargez-le de nouveau.`,
  )

export const damaged = (line: number): AppError =>
  new AppError(
    'damagedXml',
    `Ce fichier XML est mal formé (ligne ${line}, hors de tout marché) : rien n’est lu. Demandez un nouvel export.`,
  )

export const declared = (line: number): AppError =>
  new AppError(
    'xmlDtd',
    `Ce fichier XML contient une déclaration DTD ou d’entités (ligne ${line}), refusée par sécurité : rien n’est lu. Demandez un export DECP sans elle.`,
  )
