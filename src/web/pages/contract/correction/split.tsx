import { eurosExact, typographic as t } from '../../../../french.js'
import { readValue } from '../../../../tasks/correct/fields.js'
import type { Fault } from '../../../../tasks/correct/refusal.js'
import { gapOf, type SplitForm } from '../../../../tasks/correct/split.js'
import { contractHref } from '../../../query.js'
import { page } from '../../../ui/layout.js'
import { shortened } from '../excerpt.js'
import { correctHref, FORM, newField, splitHref } from './address.js'
import { lineOf } from './given.js'
import { faultOf, Refused, Value, Why } from './grounds.js'

interface Again {
  readonly fault?: string
  readonly faults?: readonly Fault[]
  readonly reason?: string
  readonly document?: string
  /** What the two amounts make less than the former one, in cents, to be confirmed. */
  readonly gap?: number
}

/** What was typed of the new contract. */
export function splitTyped(form: SplitForm, given: Readonly<Record<string, unknown>>): SplitForm {
  const typed = (field: string, value: string): string =>
    given[newField(field)] === undefined ? value : lineOf(given, newField(field))
  return {
    ...form,
    goes: Object.fromEntries(Object.entries(form.goes).map(([name, value]) => [name, typed(name, value)])),
  }
}

/** What the amounts typed make less than the former one. Throws AppError `badCorrection` where one cannot be read. */
export function typedGap({ groups, goes, montant }: SplitForm): number | null {
  const stays = groups.flatMap(({ fields }) => fields).find(({ field }) => field === 'montant')?.value ?? ''
  const [first, second] = [stays, goes.montant ?? ''].map((text) => readValue('montant', text) as number | null)
  return gapOf(montant, first ?? null, second ?? null)
}

/** Two contracts of one: what stays on the left, what the new one says on the right. */
export function splitPage(form: SplitForm, { fault, faults = [], gap, ...typed }: Again = {}) {
  const { uid, objet, seen, groups, goes } = form
  return page(
    { title: `Scinder : ${shortened(objet, 80)}`, section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › <a href={contractHref(uid)}>{shortened(objet, 60)}</a>
      </nav>
      <h1>Scinder ce marché en deux</h1>
      <Refused fault={fault} faults={faults} />
      {gap !== undefined && (
        <p class="notice" role="alert">
          {t(gapText(gap))}
        </p>
      )}
      <p>
        {t(
          'À gauche, ce qui reste à ce marché ; à droite, ce que dit le nouveau. Où deux imports se contredisent, l’un est à gauche et l’autre à droite. Montants et heures ne se disent pas deux fois : partagez-les. Le nouveau reprend les textes et les colonnes déclarées du premier, où ses faits se lisent : changez ce qui ne vaut pas pour lui. Les décisions prises restent au premier. La scission tient contre les imports suivants, et s’annule d’un coup.',
        )}
      </p>
      <form method="post" action={splitHref(uid)} class="correction">
        <input type="hidden" name={FORM.seen} value={seen} />
        {groups.map(({ title, fields }) => (
          <fieldset>
            <legend>{title}</legend>
            <div class="split-fields">
              {fields.map(({ field, label, value }) => (
                <>
                  <Value field={field} label={`${label} : ce qui reste`} value={value} hint={faultOf(faults, field)} />
                  <Value
                    field={newField(field)}
                    label={`${label} : le nouveau`}
                    value={goes[field] ?? ''}
                    hint={faultOf(faults, newField(field))}
                  />
                </>
              ))}
            </div>
          </fieldset>
        ))}
        <Why {...typed} />
        <p class="actions">
          <button type="submit" class="primary">
            Scinder
          </button>
          {gap !== undefined && (
            <button type="submit" name={FORM.gap} value={String(gap)}>
              Scinder malgré cet écart
            </button>
          )}
          <a href={correctHref(uid)}>Ne rien changer</a>
        </p>
      </form>
    </>,
  )
}

const gapText = (gap: number): string =>
  `Les deux montants font ${eurosExact(Math.abs(gap) / 100)} de ${gap > 0 ? 'moins' : 'plus'} que celui du marché. Rien n’est encore écrit : corrigez-les, ou confirmez.`
