import { typographic as t } from '../../../../french.js'
import type { CorrectionForm } from '../../../../tasks/correct/form.js'
import { contractHref } from '../../../query.js'
import { page } from '../../../ui/layout.js'
import { Field } from '../../objectives/fields.js'
import { shortened } from '../excerpt.js'
import { correctionsHref, FORM, mergerHref, splitHref } from './address.js'
import { Grounds, Value } from './grounds.js'

/** What was wrong with what somebody sent, and why they did. */
interface Again {
  readonly fault?: string
  readonly reason?: string
  readonly document?: string
}

function hintOf(says: string | null, maximum: boolean): string | undefined {
  if (maximum) return 'Le maximum d’un accord-cadre ; corrigé, il devient un montant comme un autre'
  return says === null ? undefined : `Corrigé à la main ; le registre dit : ${says || 'rien'}`
}

/** Every field as it stands, to be typed over: what is left as it is is not corrected. */
export function correctionPage({ uid, objet, seen, groups, maximum }: CorrectionForm, { fault, ...typed }: Again = {}) {
  return page(
    { title: `Corriger : ${shortened(objet, 80)}`, section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › <a href={contractHref(uid)}>{shortened(objet, 60)}</a>
      </nav>
      <h1>Corriger ce marché</h1>
      {fault && (
        <p class="notice error" role="alert">
          {t(fault)}
        </p>
      )}
      <p>
        {t(
          'Changez ce qui est faux, laissez le reste : seuls les champs changés sont corrigés. Un champ vidé devient « non renseigné ». Une correction tient contre les imports suivants ; elle se voit sur la page du marché, et s’y annule.',
        )}
      </p>
      <form method="post" action={correctionsHref(uid)} class="correction">
        <input type="hidden" name={FORM.seen} value={seen} />
        {groups.map(({ title, fields }) => (
          <fieldset>
            <legend>{title}</legend>
            <div class="correction-fields">
              {fields.map(({ field, label, value, says }) => (
                <Value field={field} label={label} value={value} hint={hintOf(says, maximum && field === 'montant')} />
              ))}
            </div>
          </fieldset>
        ))}
        <fieldset>
          <legend>Pourquoi</legend>
          <div class="correction-fields">
            <Grounds {...typed} />
          </div>
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Enregistrer les corrections
          </button>
          <a href={contractHref(uid)}>Ne rien changer</a>
        </p>
      </form>
      <Merger uid={uid} />
      <section aria-labelledby="scinder">
        <h2 id="scinder">Ce marché en fait deux</h2>
        <p>
          {t('Le registre confond deux marchés sous un numéro ? ')}
          <a href={splitHref(uid)}>Scinder ce marché</a>
        </p>
      </section>
    </>,
  )
}

/** The same contract twice in the registers: which other one, to be compared before anything is done. */
function Merger({ uid }: { readonly uid: string }) {
  return (
    <section aria-labelledby="reunir">
      <h2 id="reunir">Ce marché est le même qu’un autre</h2>
      <p>
        {t(
          'Deux registres l’appellent autrement ? Réunissez-les : celui-ci ne sera plus compté, et ce que les imports disent de lui s’ajoutera à l’autre. Vous les comparez d’abord ; la réunion s’annule.',
        )}
      </p>
      <form method="get" action={mergerHref(uid)} class="filters">
        <Field
          id={FORM.other}
          name={FORM.other}
          label="L’autre marché, qui reste"
          hint="Son identifiant, au bas de sa page, ou l’adresse de cette page"
          required
        />
        <button type="submit">Comparer</button>
      </form>
    </section>
  )
}
