import { typographic as t } from '../../../../french.js'
import { BUYER_GROUP, type CorrectionForm, type FieldShown } from '../../../../tasks/correct/form.js'
import type { Fault } from '../../../../tasks/correct/refusal.js'
import { findingWord } from '../../../../tasks/findingWords.js'
import type { Remark } from '../../../../tasks/remarks.js'
import { contractHref } from '../../../query.js'
import { page } from '../../../ui/layout.js'
import { Field } from '../../objectives/fields.js'
import { shortened } from '../excerpt.js'
import { BUYER_ID, correctionsHref, FORM, mergerHref, REMARK, remarkName, splitHref } from './address.js'
import { faultOf, Refused, Value, Why } from './grounds.js'
import { RemarkPart } from './remark.js'

/** What was wrong with what somebody sent, and why they did. */
interface Again {
  readonly fault?: string
  readonly faults?: readonly Fault[]
  readonly reason?: string
  readonly document?: string
}

/** What whoever types should know of a field: that it is a maximum, or what its register says. */
function hintOf({ says, fault }: Pick<FieldShown, 'says' | 'fault'>, maximum: boolean): string | undefined {
  const register = fault ? `« ${shortened(fault.value, 200)} » (${findingWord(fault.code)})` : says || 'rien'
  if (says !== null) return t(`Corrigé à la main ; le registre dit : ${register}`)
  if (fault) return t(`Le registre dit : ${register}`)
  return maximum ? 'Le maximum d’un accord-cadre ; corrigé, il devient un montant comme un autre' : undefined
}

const BUYER_NOTE =
  'Corrigé, l’acheteur vaut dans tous les chiffres. L’identifiant du marché dans ce service reste celui du registre : c’est par lui que les imports suivants le retrouvent.'

/** Every field as it stands, to be typed over: what is left as it is is not corrected. */
export function correctionPage(
  { uid, objet, seen, groups, maximum }: CorrectionForm,
  { fault, faults = [], ...typed }: Again = {},
  remark: Remark | null = null,
) {
  return page(
    { title: `Corriger : ${shortened(objet, 80)}`, section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › <a href={contractHref(uid)}>{shortened(objet, 60)}</a>
      </nav>
      <h1>Corriger ce marché</h1>
      <Refused fault={fault} faults={faults} />
      <RemarkPart remark={remark} done={false} />
      <p>
        {t(
          'Changez ce qui est faux, laissez le reste : seuls les champs changés sont corrigés. Un champ vidé devient « non renseigné ». Une correction tient contre les imports suivants ; elle se voit sur la page du marché, et s’y annule.',
        )}
      </p>
      <form method="post" action={correctionsHref(uid)} class="correction">
        <input type="hidden" name={FORM.seen} value={seen} />
        {remark && <input type="hidden" name={REMARK} value={remarkName(remark)} />}
        {groups.map(({ title, fields }) => (
          <fieldset id={title === BUYER_GROUP.title ? BUYER_ID : undefined}>
            <legend>{title}</legend>
            {title === BUYER_GROUP.title && <p class="note">{t(BUYER_NOTE)}</p>}
            <div class="correction-fields">
              {fields.map(({ field, label, value, says, fault: cell }) => (
                <Value
                  field={field}
                  label={label}
                  value={value}
                  hint={faultOf(faults, field) ?? hintOf({ says, fault: cell }, maximum && field === 'montant')}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <Why {...typed} />
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
