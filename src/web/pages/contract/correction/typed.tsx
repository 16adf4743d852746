import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../../../errors.js'
import { capital, typographic as t } from '../../../../french.js'
import { FIELD_LABELS } from '../../../../register/columns/labels.js'
import { fieldLabel } from '../../../../tasks/correct/fields.js'
import { BUYER_GROUP, GROUPS } from '../../../../tasks/correct/form.js'
import { type Fault, FaultyFields } from '../../../../tasks/correct/refusal.js'
import { type TypedRow, typeRow } from '../../../../tasks/typeRow.js'
import type { WebParts } from '../../../parts.js'
import { contractHref } from '../../../query.js'
import { page } from '../../../ui/layout.js'
import { messagePage } from '../../../ui/message.js'
import { Field } from '../../objectives/fields.js'
import { FORM, TYPED_HREF } from './address.js'
import { groundsGiven, lineOf } from './given.js'
import { faultOf, Refused, Value, Why } from './grounds.js'

type Form = Readonly<Record<string, unknown>>

interface Again extends Partial<Pick<TypedRow, 'reason' | 'fields'>> {
  readonly document?: string
  readonly fault?: string
  readonly faults?: readonly Fault[]
}

/** Where a contract that no register holds is typed. */
export function typedRoutes({ database, scope, now }: Pick<WebParts, 'database' | 'scope' | 'now'>): Hono {
  const app = new Hono()
  app.get(TYPED_HREF, (c) => c.html(typedPage()))
  app.post(TYPED_HREF, bodyLimit({ maxSize: LARGEST, onError: tooLong }), async (c) => {
    const form = await c.req.parseBody()
    const fields = typedFields(form)
    try {
      const { uid } = await typeRow(database, scope, now, { fields, ...groundsGiven(form) })
      return c.redirect(contractHref(uid), 303)
    } catch (cause) {
      if (!(cause instanceof AppError) || !REFUSED.includes(cause.code)) throw cause
      return c.html(typedPage(againOf(form, fields, cause)), 422)
    }
  })
  return app
}

const LARGEST = 1024 * 1024
const REFUSED = ['badRow', 'alreadyThere', 'noReason', 'badCorrection']

const tooLong = (c: Context): Response | Promise<Response> =>
  c.html(messagePage({ title: 'Demande refusée', text: TOO_LONG, next: { href: TYPED_HREF, name: 'Revenir' } }), 413)
const TOO_LONG = 'Cette demande est trop longue. Rien n’a été changé.'

const FIELDS = GROUPS.flatMap(({ fields }) => fields)

function typedFields(form: Form): Record<string, string> {
  const given = ['id', ...FIELDS].map((field) => [field, lineOf(form, field)] as const)
  return Object.fromEntries(given.filter(([field, text]) => text.trim() !== '' || field === 'objet'))
}

/** What is wrong is said at its field, and what was typed is kept. */
function againOf(form: Form, fields: TypedRow['fields'], cause: AppError): Again {
  const faults = cause instanceof FaultyFields ? cause.faults : []
  return {
    fields,
    faults,
    fault: cause.message,
    reason: lineOf(form, FORM.reason),
    document: lineOf(form, FORM.document),
  }
}

function typedPage({ fields = {}, faults = [], fault, ...grounds }: Again = {}) {
  const hintOf = (field: string): string | undefined => faultOf(faults, field)
  return page(
    { title: fault ? 'Saisie à reprendre – Ajouter un marché' : 'Ajouter un marché', section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › Ajouter
      </nav>
      <h1>Ajouter un marché absent des registres</h1>
      <Refused fault={fault} faults={faults} />
      <p>
        {t(
          'Écrivez comme dans un registre ; l’acheteur et l’objet suffisent, le reste est « non renseigné ». La saisie fait un import d’une ligne, gardé, relu et annulé comme un autre.',
        )}
      </p>
      <form method="post" action={TYPED_HREF} class="correction">
        <fieldset>
          <legend>Acheteur et numéro</legend>
          <div class="correction-fields">
            <Field
              id="champ-acheteur"
              name="acheteur"
              label={`${capital(FIELD_LABELS.acheteur)} (14 chiffres)`}
              value={fields.acheteur}
              hint={hintOf('acheteur') ?? 'Celui de la collectivité qui achète'}
              required
            />
            <Value
              field="acheteurNom"
              label={fieldLabel('acheteurNom')}
              value={fields.acheteurNom ?? ''}
              hint={hintOf('acheteurNom')}
            />
            <Value field="id" label={capital(FIELD_LABELS.id)} value={fields.id ?? ''} hint={hintOf('id')} />
          </div>
        </fieldset>
        {GROUPS.filter((group) => group !== BUYER_GROUP).map((group) => (
          <fieldset>
            <legend>{group.title}</legend>
            <div class="correction-fields">
              {group.fields.map((field) => (
                <Value
                  field={field}
                  label={field === 'objet' ? `${fieldLabel(field)} (obligatoire)` : fieldLabel(field)}
                  value={fields[field] ?? ''}
                  hint={
                    hintOf(field) ??
                    (field === 'titulaires' ? 'Un par ligne : nom, puis SIRET après une virgule' : undefined)
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
        <Why {...grounds} />
        <p class="actions">
          <button type="submit" class="primary">
            Ajouter ce marché
          </button>
          <a href="/marches">Ne rien ajouter</a>
        </p>
      </form>
    </>,
  )
}
