import { countOf, date, integer, typographic as t } from '../../../french.js'
import type { NewContract } from '../../../store/staged.js'
import type { ContractChange, FieldChange } from '../../../tasks/preview/changes.js'
import type { Preview } from '../../../tasks/preview.js'
import { contractHref } from '../../query.js'

interface PreviewContractsProps {
  readonly uploadId: number
  readonly preview: Preview
}

/** Contracts that would change field by field, then those that would be new. */
export function PreviewContracts({ uploadId, preview }: PreviewContractsProps) {
  const { created } = preview.effect
  return (
    <>
      <RenamedColumns preview={preview} />
      <Changed uploadId={uploadId} preview={preview} />
      {created.length > 0 && (
        <section aria-labelledby="nouveaux">
          <h2 id="nouveaux">{t(`Marchés nouveaux (${integer(preview.contracts.created)})`)}</h2>
          <details>
            <summary>{t(shownWords(created.length, preview.contracts.created))}</summary>
            <ul>
              {created.map((contract) => (
                <New contract={contract} />
              ))}
            </ul>
          </details>
        </section>
      )}
    </>
  )
}

const shownWords = (shown: number, total: number): string =>
  shown < total ? `Les ${integer(shown)} premiers` : total < 2 ? 'Le voir' : 'Les voir tous'

function New({ contract: { id, lot, objet, acheteur, yearDate } }: { readonly contract: NewContract }) {
  const parts = [id && `n° ${id}`, lot && `lot ${lot}`, acheteur, yearDate && date(yearDate)].filter(Boolean)
  return (
    <li>
      {t(objet)} {parts.length > 0 && <span class="note">{t(parts.join(' · '))}</span>}
    </li>
  )
}

/** A column that is only called otherwise, told once for all its contracts. */
function RenamedColumns({ preview }: Pick<PreviewContractsProps, 'preview'>) {
  const { renamed, onlyRenamed, total } = preview.effect.updated
  if (renamed.length === 0) return null
  return (
    <section aria-labelledby="renommees">
      <h2 id="renommees">{t(renamed.length === 1 ? 'Colonne renommée' : 'Colonnes renommées')}</h2>
      <ul>
        {renamed.map(({ before, after, contracts }) => (
          <li>
            {t(
              `La colonne « ${before} » s’appelle maintenant « ${after} » : ${countOf(contracts, 'marché', 'marchés')}.`,
            )}
          </li>
        ))}
      </ul>
      <p>
        {t(
          onlyRenamed === total
            ? 'Rien d’autre ne change.'
            : `Dans ${countOf(onlyRenamed, 'marché', 'marchés')} sur ${integer(total)} modifiés, rien d’autre ne change.`,
        )}
      </p>
    </section>
  )
}

function Changed({ uploadId, preview: { effect, listed } }: PreviewContractsProps) {
  const { fields, first, onlyRenamed } = effect.updated
  const total = effect.updated.total - onlyRenamed
  if (total === 0) return null
  return (
    <section aria-labelledby="modifies">
      <h2 id="modifies">{t(`Marchés modifiés (${integer(total)})`)}</h2>
      <ul class="chips">
        {fields.map(({ label, contracts }) => (
          <li>{t(`${label} : ${countOf(contracts, 'marché', 'marchés')}`)}</li>
        ))}
      </ul>
      <p>
        <a href={`/registres/depots/${uploadId}/modifications.csv`} download>
          {t(listed < total ? `Les ${integer(listed)} premiers, champ par champ (CSV)` : 'Tous, champ par champ (CSV)')}
        </a>
      </p>
      {first.length < total && (
        <p class="note">
          {t(`${integer(first.length)} d’entre eux, pris pour que chaque champ y soit au moins une fois :`)}
        </p>
      )}
      {first.map((change) => (
        <Change of={change} />
      ))}
    </section>
  )
}

export function Change({ of: { uid, id, lot, objet, fields } }: { readonly of: ContractChange }) {
  return (
    <article class="evidence">
      <p>
        <a href={contractHref(uid)}>{t(objet)}</a>{' '}
        {id !== null && <span class="note">{t(lot ? `n° ${id}, lot ${lot}` : `n° ${id}`)}</span>}
      </p>
      <ul class="moves">
        {fields.map((field) => (
          <Field of={field} />
        ))}
      </ul>
    </article>
  )
}

function Field({ of: { label, before, after } }: { readonly of: FieldChange }) {
  return (
    <li>
      {t(`${label} : `)}
      <del>{before ?? 'non renseigné'}</del>
      {' → '}
      <ins>{after ?? 'non renseigné'}</ins>
    </li>
  )
}
