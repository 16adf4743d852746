import { countOf, listOf, typographic as t } from '../../../french.js'
import type { ImportReport } from '../../../tasks/import.js'
import { isDoneWith } from '../../../tasks/setAside/files.js'
import type { SetAsideField, SetAsideRow } from '../../../tasks/setAside/rows.js'
import type { SetAside } from '../../../tasks/setAside.js'
import { page } from '../../ui/layout.js'
import { ActionTaken } from './rejected.js'
import {
  DOCUMENT_FIELD,
  LONGEST_DOCUMENT,
  LONGEST_REASON,
  NEXT,
  NEXT_FIELD,
  REASON_FIELD,
  ROW_FIELD,
  type SetAsideForm,
  setAsideHref,
  valueField,
} from './setAsideForm.js'

interface SetAsideProps {
  readonly setAside: SetAside
  /** What was typed; null: nothing yet. */
  readonly typed: SetAsideForm | null
  readonly refusal: string | null
  /** What importing them would do. */
  readonly tried: readonly ImportReport[]
}

/** Rows set aside, to be corrected in place, what is at fault first. */
export function setAsidePage({ setAside: { summary, rows }, typed, refusal, tried }: SetAsideProps) {
  const decidable = rows.filter(({ action }) => action?.action !== 'correct')
  return page(
    {
      title: `${refusal === null ? '' : 'Refusé – '}Lignes à corriger, import n° ${summary.id}`,
      section: '/registres',
    },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a> › <a href={`/registres/${summary.id}#mises-de-cote`}>{summary.file}</a>
      </p>
      <h1>Lignes mises de côté</h1>
      {rows.some(isCorrectable) && (
        <p class="lead">
          {t(
            'Elles seront relues comme l’a été leur fichier, et importées à part : cet import pourra être annulé, et elles seront de nouveau à corriger.',
          )}
        </p>
      )}
      {refusal !== null && (
        <p class="notice error" role="alert" id={REFUSAL}>
          {t(refusal)}
        </p>
      )}
      {tried.length > 0 && <Tried reports={tried} />}
      <form method="post" action={setAsideHref(summary.id)}>
        {rows.map((row) => (
          <Row
            importId={summary.id}
            row={row}
            values={typed?.rows.find(({ seq }) => seq === row.seq)?.values ?? {}}
            isSound={tried.length > 0}
          />
        ))}
        {decidable.length > 0 && (
          <Decision rows={decidable} typed={typed} lacksReason={refusal !== null && typed?.reason === ''} />
        )}
      </form>
    </>,
  )
}

const REFUSAL = 'refus'

const isCorrectable = (row: SetAsideRow): boolean => row.source !== null && !isDoneWith(row)

function Tried({ reports }: { readonly reports: readonly ImportReport[] }) {
  const sum = (count: 'created' | 'updated' | 'unchanged') => reports.reduce((total, each) => total + each[count], 0)
  const issues = reports.flatMap((report) => report.issues.filter(({ severity }) => severity !== 'info'))
  return (
    <div class="notice done" role="status">
      <p>
        <span aria-hidden="true">✔ </span>
        {t(
          `Rien ne manque plus, et rien n’est encore écrit : l’import donnerait ${listOf([
            countOf(sum('created'), 'marché nouveau', 'marchés nouveaux'),
            countOf(sum('updated'), 'modifié', 'modifiés'),
            countOf(sum('unchanged'), 'inchangé', 'inchangés'),
          ])}.`,
        )}
      </p>
      {issues.length > 0 && (
        <ul>
          {issues.map(({ message }) => (
            <li>{t(message)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface RowProps {
  readonly importId: number
  readonly row: SetAsideRow
  readonly values: Readonly<Record<string, string>>
  /** As it was just typed, it can be imported: why it was set aside is told no more. */
  readonly isSound: boolean
}

function Row({ importId, row, values, isSound }: RowProps) {
  const { seq, label, reasons, fields, source, action } = row
  const editable = isCorrectable(row)
  return (
    <fieldset class="set-aside">
      <legend>{label}</legend>
      {action?.action !== 'correct' && <input type="hidden" name={ROW_FIELD} value={String(seq)} />}
      {action && <ActionTaken action={action} />}
      {!isSound && !isDoneWith(row) && reasons.map((reason) => <p class="notice">{t(reason)}</p>)}
      {source === null && action === null && (
        <p>
          {t('Cette ligne ne peut pas être corrigée ici : corrigez-la dans ')}
          <a href={`/registres/${importId}#original`}>le fichier</a>
          {t(', puis déposez celui-ci de nouveau ; ou laissez-la de côté, avec un motif.')}
        </p>
      )}
      {source?.kind === 'row' && source.headings.length > 0 && (
        <p class="note">{t(`Sous l’intitulé : ${source.headings.join(' › ')}`)}</p>
      )}
      <div class="set-aside-fields">
        {fields.map((field) => (
          <Field
            seq={seq}
            field={isSound ? { ...field, atFault: false } : field}
            value={values[field.key] ?? field.value}
            editable={editable}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface FieldProps {
  readonly seq: number
  readonly field: SetAsideField
  readonly value: string
  readonly editable: boolean
}

const LINE = 60

function Field({ seq, field: { key, name, notes, atFault }, value, editable }: FieldProps) {
  const id = `champ-${seq}-${key}`
  const described = notes.length > 0 ? `${id}-remarque` : undefined
  const given = { id, name: valueField(seq, key), readonly: !editable, 'aria-describedby': described }
  return (
    <div class={atFault ? 'field at-fault' : 'field'}>
      <label for={id}>
        {atFault && <span aria-hidden="true">▲ </span>}
        {name}
        {atFault && <span class="visually-hidden"> (à corriger)</span>}
      </label>
      {value.length > LINE || value.includes('\n') || /objet/i.test(name) ? (
        <textarea {...given} rows={Math.min(8, Math.ceil((value.length + 1) / LINE) + 1)}>
          {value}
        </textarea>
      ) : (
        <input {...given} value={value} autocomplete="off" />
      )}
      {described && (
        <p id={described} class="hint">
          {t(notes.map(({ message }) => message).join(' '))}
        </p>
      )}
    </div>
  )
}

interface DecisionProps extends Pick<SetAsideProps, 'typed'> {
  readonly rows: readonly SetAsideRow[]
  /** It was refused without one. */
  readonly lacksReason: boolean
}

/** A row that an import says again has but one thing to be decided: that it is another. */
function Decision({ rows, typed, lacksReason }: DecisionProps) {
  const left = rows.some(({ action }) => action !== null)
  const isTaken = rows.some(isDoneWith)
  return (
    <>
      {!isTaken && <Reasons typed={typed} lacksReason={lacksReason} />}
      <p class="actions">
        {rows.every(isCorrectable) && (
          <>
            <button type="submit" name={NEXT_FIELD} value={NEXT.check}>
              Vérifier
            </button>
            <button type="submit" name={NEXT_FIELD} value={NEXT.import}>
              {rows.length > 1 ? 'Importer ces lignes' : 'Importer cette ligne'}
            </button>
          </>
        )}
        {!isTaken && (
          <button type="submit" name={NEXT_FIELD} value={NEXT.leave}>
            Laisser de côté
          </button>
        )}
        {left && (
          <button type="submit" name={NEXT_FIELD} value={NEXT.reopen}>
            Remettre à corriger
          </button>
        )}
      </p>
    </>
  )
}

function Reasons({ typed, lacksReason }: Omit<DecisionProps, 'rows'>) {
  return (
    <>
      <div class="field">
        <label for={REASON_FIELD}>{t('Motif (obligatoire, sauf pour « Vérifier »)')}</label>
        <input
          id={REASON_FIELD}
          name={REASON_FIELD}
          value={typed?.reason}
          maxlength={LONGEST_REASON}
          autofocus={lacksReason}
          aria-invalid={lacksReason ? 'true' : undefined}
          aria-describedby={lacksReason ? REFUSAL : undefined}
          autocomplete="off"
        />
        <p class="hint">{t('Comment la donnée a été retrouvée, ou pourquoi la ligne est laissée de côté.')}</p>
      </div>
      <div class="field">
        <label for={DOCUMENT_FIELD}>Pièce, article, page (facultatif)</label>
        <input
          id={DOCUMENT_FIELD}
          name={DOCUMENT_FIELD}
          value={typed?.document ?? undefined}
          maxlength={LONGEST_DOCUMENT}
          autocomplete="off"
        />
      </div>
    </>
  )
}
