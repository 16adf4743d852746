import { type Siret, siretSchema } from '../../contract.js'
import { AppError } from '../../errors.js'
import type { MappingFile } from '../../register/mapping.js'
import { parseBuyer } from '../../register/values/siret.js'
import type { Database, Scope } from '../../store/database.js'
import type { ImportSummary } from '../../store/imports.js'
import { uploadOfImport } from '../../store/uploads.js'
import { askedOf, type BuyerOfImport, buyerOfImport, isMadeHere } from '../buyerOf.js'
import type { ImportRequest } from '../import.js'
import { signed } from '../mapping/blanks.js'
import { rememberedColumns } from '../mapping.js'
import { knownImport, originalFile } from '../registers.js'
import type { UploadLimits } from '../upload/limits.js'
import { optionsOf } from '../upload/options.js'
import { receiveUpload } from '../upload.js'

const BUYER_PLACE = { cell: null, label: 'SIRET de l’acheteur', value: null } as const

/** A SIRET as a register's cell would be read. Throws AppError `badSiret`, in the words of an import. */
export function siretTyped(text: string): Siret {
  const typed = text.trim()
  const { value, issues } = parseBuyer({ kind: 'text', text: typed }, { ...BUYER_PLACE, value: typed })
  const refused = issues.find(({ code, severity }) => severity === 'warning' && code !== 'postOfficeKey')
  const siret = siretSchema.safeParse(value)
  if (siret.success && !refused) return siret.data
  const why = refused ? refused.message.split('. ')[0] : 'SIRET de l’acheteur : 14 chiffres sont attendus'
  throw new AppError('badSiret', `${why}. Corrigez-le ; rien n’a été changé.`)
}

/** What the file of an import is read again by, with its buyer: each row is the contract it was, with what people did to it. */
type BuyerRequest = Pick<ImportRequest, 'name' | 'file' | 'acheteur' | 'mapping' | 'isSigned' | 'restates'>

/**
 * The same file, its columns read as they were, its rows without a buyer given one. Throws AppError: `noSuchImport`,
 * `cannotGiveBuyer`, `originalGone` where the file is not kept.
 */
export async function buyerRequest(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  acheteur: Siret,
): Promise<BuyerRequest> {
  const summary = await knownImport(db, scope, id)
  const known = await buyerOfImport(db, scope, summary)
  if (known === null || known.givenBy !== null)
    throw new AppError('cannotGiveBuyer', cannotGive(id, known?.givenBy ? givenSince(known.givenBy) : whyNot(summary)))
  if (!(await uploadOfImport(db, scope, id))?.kept) throw new AppError('originalGone', fileGone(id))
  const { name, bytes } = await originalFile(db, scope, id)
  const mapping = await mappingOf(db, scope, clock, id)
  return { name, file: bytes, acheteur, isSigned: true, restates: id, ...(mapping ? { mapping } : {}) }
}

const cannotGive = (id: number, why: string): string =>
  `L’acheteur ne peut pas être donné à l’import n° ${id} : ${why}. Rien n’a été changé.`

/** Where it is changed since. */
const givenSince = ({ importId, buyer }: NonNullable<BuyerOfImport['givenBy']>): string =>
  `déjà donné par l’import n° ${importId} (${buyer}) ; pour en changer, donnez le bon à l’import n° ${importId}, ou annulez celui-ci`

function whyNot(summary: ImportSummary): string {
  if (summary.state !== 'done') return 'il est annulé'
  return isMadeHere(summary)
    ? 'ses lignes ont été corrigées ou saisies ici, et l’acheteur se corrige sur la page de chaque marché'
    : 'chacun de ses marchés a déjà le sien'
}

const fileGone = (id: number): string =>
  `Le fichier de l’import n° ${id} n’est plus gardé : déposez-le de nouveau avec le SIRET de l’acheteur, puis annulez cet import. Rien n’a été changé.`

/** Who decided of its columns is known by the deposit; the import tells how they were read where the deposit said nothing. */
async function mappingOf(db: Database, scope: Scope, clock: () => Date, id: number): Promise<MappingFile | null> {
  const upload = await uploadOfImport(db, scope, id)
  const given = upload && optionsOf(upload).mapping
  if (given) return given
  const { mapping } = await askedOf(db, scope, id)
  const by = { actor: scope.actor, at: clock().toISOString() }
  return mapping && signed(mapping, by, await rememberedColumns(db, scope))
}

/** Gives the deposit that reads an import's file again with its buyer: it waits to be looked at, then imported. Throws AppError as `buyerRequest` and `receiveUpload` do. */
export async function depositWithBuyer(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { id, acheteur }: { readonly id: number; readonly acheteur: Siret },
  limits: UploadLimits,
): Promise<number> {
  const request = await buyerRequest(db, scope, clock, id, acheteur)
  return receiveUpload(db, scope, clock, { ...request, task: 'look' }, limits)
}
