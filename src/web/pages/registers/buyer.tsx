import { countOf, typographic as t } from '../../../french.js'
import type { BuyerOfImport } from '../../../tasks/buyerOf.js'

interface BuyerProps {
  readonly importId: number
  readonly buyer: BuyerOfImport
  /** Whether its file can be read again. */
  readonly kept: boolean
  /** What was typed and refused, and why; null: nothing was. */
  readonly refused: { readonly typed: string; readonly why: string } | null
}

/** Gives a deposit already made its buyer: its file is read again with it, and what that does is shown first. */
export function GiveBuyer({ importId, buyer, kept, refused }: BuyerProps) {
  return (
    <section aria-labelledby="acheteur-du-depot">
      <h2 id="acheteur-du-depot">{t('Donner l’acheteur de ce dépôt')}</h2>
      {buyer.givenBy === null ? (
        <>
          <p>{t(standing(buyer))}</p>
          {kept ? <BuyerForm importId={importId} refused={refused} /> : <p>{t(GONE)}</p>}
        </>
      ) : (
        <GivenSince {...buyer.givenBy} />
      )}
    </section>
  )
}

const GivenSince = ({ importId, buyer }: NonNullable<BuyerOfImport['givenBy']>) => (
  <p>
    {t(`Déjà donné, ${buyer}, par `)}
    <a href={`/registres/${importId}#acheteur-du-depot`}>{t(`l’import n° ${importId}`)}</a>
    {t(' : s’il est faux, c’est là qu’on en donne un autre, ou qu’on l’annule.')}
  </p>
)

const GONE = 'Le fichier n’est plus gardé : déposez-le de nouveau avec le SIRET de l’acheteur, puis annulez cet import.'

function standing({ given, missing }: BuyerOfImport): string {
  const asked = given === null ? '' : `Il a été donné à ce dépôt : ${given}. `
  return missing === 0
    ? `${asked}Chaque marché a un acheteur.`
    : `${asked}${countOf(missing, 'marché n’a', 'marchés n’ont')} pas d’acheteur.`
}

function BuyerForm({ importId, refused }: Pick<BuyerProps, 'importId' | 'refused'>) {
  return (
    <form method="post" action={`/registres/${importId}/acheteur#acheteur-du-depot`}>
      <div class="field">
        <label for="acheteur">{t('SIRET de l’acheteur')}</label>
        <input
          id="acheteur"
          name="acheteur"
          value={refused?.typed}
          inputmode="numeric"
          autocomplete="off"
          maxlength={40}
          required
          autofocus={refused !== null}
          aria-invalid={refused === null ? undefined : 'true'}
          aria-describedby="acheteur-aide acheteur-probleme"
        />
        <span class="hint" id="acheteur-aide">
          {t(
            '14 chiffres. Le fichier est relu avec lui, pour les seules lignes qui n’en ont pas : les marchés restent les mêmes, avec ce que vous avez décidé et corrigé. Un aperçu d’abord ; ensuite, cela s’annule.',
          )}
        </span>
        <p class="problem" id="acheteur-probleme" role="alert">
          {refused === null ? '' : t(refused.why)}
        </p>
      </div>
      <div class="actions">
        <button type="submit">{t('Voir ce que cela change')}</button>
      </div>
    </form>
  )
}
