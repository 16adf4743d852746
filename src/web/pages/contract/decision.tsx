import { capital, date, dayInFrance, typographic as t } from '../../../french.js'
import { KIND_LABELS, type Kind, type State } from '../../../states.js'
import { LOCAL } from '../../../store/database.js'
import type { Decision } from '../../../store/decisions.js'
import { quoted } from '../../../tasks/review/words.js'
import { contractHref } from '../../query.js'
import { STATE_WORDS } from '../../ui/state.js'

/** Fields of the form; `decision` and `lu` name the decision and the texts that were shown, so that no other is passed over. */
export const DECISION_FIELDS = {
  kind: 'fait',
  state: 'etat',
  reason: 'motif',
  document: 'piece',
  over: 'decision',
  read: 'lu',
} as const
/** What `etat` says where a decision is withdrawn. */
export const WITHDRAW = 'retirer'
/** States a person may decide: "nobody said" is what there is without a decision. */
export const DECIDED_STATES = ['yes', 'no', 'review'] as const satisfies readonly State[]
export const LONGEST_REASON = 2000
export const LONGEST_DOCUMENT = 300

/** Where decisions on a contract are sent. */
export const decisionsHref = (uid: string): string => `${contractHref(uid)}/decisions`
/** The fact a decision is about, on the page of its contract. */
export const factHref = (uid: string, kind: Kind): string => `${contractHref(uid)}#fait-${kind}`

interface DecisionProps {
  readonly decision: Decision
  /** What was read has changed since. */
  readonly toReconfirm: boolean
}

/** Who decided, when, why and on what document. */
export function DecisionTaken({ decision: { actor, at, reason, document }, toReconfirm }: DecisionProps) {
  const who = actor === LOCAL.actor ? 'd’un agent (service sans comptes)' : `de ${actor}`
  return (
    <div class="evidence">
      <p>
        {t(`Décision ${who}, le `)}
        <time datetime={at}>{date(dayInFrance(new Date(at)))}</time>
      </p>
      <p>{t(quoted(reason))}</p>
      <p class="note">{t(document === null ? 'Aucune pièce indiquée.' : `Pièce : ${document}`)}</p>
      {toReconfirm && (
        <p>
          <strong>{t('À reconfirmer : ')}</strong>
          {t('ce qui a été lu de ce marché a changé depuis. La décision reste en vigueur ; reprenez-la ou retirez-la.')}
        </p>
      )}
    </div>
  )
}

interface DecideProps {
  readonly uid: string
  readonly kind: Kind
  readonly decision: Decision | null
  /** Digest of what the page shows of the contract. */
  readonly read: string
}

/** A plain form to decide a fact, and to withdraw what was decided of it. */
export function Decide({ uid, kind, decision, read }: DecideProps) {
  return (
    <>
      <details class="decide">
        <summary>{decision ? 'Changer ou reconfirmer la décision' : 'Décider'}</summary>
        <form method="post" action={decisionsHref(uid)}>
          <Shown kind={kind} decision={decision} read={read} />
          <fieldset>
            <legend>{t(`${capital(KIND_LABELS[kind])} :`)}</legend>
            <div class="checks">
              {DECIDED_STATES.map((state) => (
                <Choice state={state} checked={decision?.state === state} />
              ))}
            </div>
          </fieldset>
          <Typed kind={kind} name="reason" label="Motif" value={decision?.reason} longest={LONGEST_REASON} required />
          <Typed
            kind={kind}
            name="document"
            label="Pièce, article, page (facultatif)"
            value={decision?.document ?? undefined}
            longest={LONGEST_DOCUMENT}
          />
          <button type="submit">Enregistrer la décision</button>
        </form>
      </details>
      {decision && <Withdraw uid={uid} kind={kind} decision={decision} read={read} />}
    </>
  )
}

function Shown({ kind, decision, read }: Omit<DecideProps, 'uid'>) {
  return (
    <>
      <input type="hidden" name={DECISION_FIELDS.kind} value={kind} />
      <input type="hidden" name={DECISION_FIELDS.over} value={String(decision?.seq ?? 0)} />
      <input type="hidden" name={DECISION_FIELDS.read} value={read} />
    </>
  )
}

function Choice({ state, checked }: { readonly state: (typeof DECIDED_STATES)[number]; readonly checked: boolean }) {
  return (
    <label>
      <input type="radio" name={DECISION_FIELDS.state} value={state} checked={checked} required />{' '}
      {STATE_WORDS[state].word}
    </label>
  )
}

interface TypedProps {
  readonly kind: Kind
  readonly name: 'reason' | 'document'
  readonly label: string
  readonly value: string | undefined
  readonly longest: number
  readonly required?: boolean
}

function Typed({ kind, name, label, value, longest, required }: TypedProps) {
  const id = `${DECISION_FIELDS[name]}-${kind}`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={DECISION_FIELDS[name]}
        value={value}
        maxlength={longest}
        required={required}
        autocomplete="off"
      />
    </div>
  )
}

function Withdraw({ uid, ...shown }: DecideProps) {
  return (
    <form class="inline-form" method="post" action={decisionsHref(uid)}>
      <Shown {...shown} />
      <button
        type="submit"
        name={DECISION_FIELDS.state}
        value={WITHDRAW}
        aria-label={`Retirer la décision : ${KIND_LABELS[shown.kind]}`}
      >
        Retirer la décision
      </button>
    </form>
  )
}
