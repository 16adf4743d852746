import { capital, countOf, integer, typographic as t } from '../../../../french.js'
import { KIND_LABELS, KINDS, STATE_LABELS } from '../../../../states.js'
import type { SameCause } from '../../../../tasks/review/sameCause.js'
import type { DecisionToReconfirm } from '../../../../tasks/review/toReconfirm.js'
import { Table } from '../../../ui/data-table.js'
import { placeOf, RECONFIRM_PATH, reviewHref } from '../address.js'
import { marksOf, numberText } from '../identity.js'
import { Changed, placeName, Since } from '../since.js'
import { GROUP_ACTS, GROUP_FIELDS, RECONFIRM_FIELDS } from './address.js'
import { Acts, Line } from './line.js'

interface GroupProps {
  /** Those of the cause that the page lists. */
  readonly lines: readonly DecisionToReconfirm[]
  readonly page: number
}

/** Decisions of one answer on one fact, under which registers changed alike: what changed, then each of them. */
export function Group({ lines, page }: GroupProps) {
  const [first] = lines
  if (!first) return null
  const { group } = first
  const id = `cause-${group.name}`
  return (
    <section class="reconfirm" aria-labelledby={id}>
      <h2 id={id}>{t(`${capital(KIND_LABELS[group.kind])} : ${STATE_LABELS[group.state]}`)}</h2>
      <p>
        <Cause of={group} />
      </p>
      {group.members.length > 1 && <Together group={group} listed={lines.length} page={page} />}
      <Table
        caption={captionOf(group, lines.length)}
        headings={['Cocher', 'Marché', 'Qui, quand, pourquoi', 'Alors → maintenant', 'Suite'].slice(
          group.members.length > 1 ? 0 : 1,
        )}
      >
        {lines.map((entry) => (
          <DecisionLine entry={entry} page={page} />
        ))}
      </Table>
    </section>
  )
}

function captionOf({ members }: SameCause, listed: number): string {
  if (members.length === listed) return t(countOf(listed, 'décision', 'décisions'))
  return t(
    `${integer(listed)} des ${integer(members.length)} décisions de cette cause ; les autres sont aux pages voisines`,
  )
}

/** What changed, with its values where a column has them. */
function Cause({ of: { cause, members } }: { readonly of: SameCause }) {
  if (cause === null) return <>{t('Ce qui avait été lu n’est plus dans les registres.')}</>
  if (cause.length === 0) return <>Le numéro de lot a changé.</>
  return (
    <>
      {cause.map((place, at) => (
        <>
          {at > 0 && ' ; '}
          {t(`${at === 0 ? capital(placeName(place)) : placeName(place)} : `)}
          {place.before === null && place.after === null ? 'dit autrement' : <Changed of={place} />}
        </>
      ))}
      {t(members.length > 1 ? `, pour ${integer(members.length)} décisions.` : '.')}
    </>
  )
}

interface TogetherProps {
  readonly group: SameCause
  readonly listed: number
  readonly page: number
}

const formId = ({ name }: SameCause): string => `confirmer-${name}`

/** Whether nothing of the group is out of sight: all its decisions are listed, or its cause says all that changed. */
const isAllShown = ({ cause, members }: SameCause, listed: number): boolean =>
  listed === members.length ||
  (cause !== null && cause.length > 0 && cause.every(({ before, after }) => before !== null || after !== null))

/** One button for those ticked; one for all that the cause has, on this page or not, unless texts nobody has seen are among them. */
function Together({ group, listed, page }: TogetherProps) {
  const all = integer(group.members.length)
  const isShown = isAllShown(group, listed)
  return (
    <form class="acts" id={formId(group)} method="post" action={RECONFIRM_PATH}>
      <input type="hidden" name={RECONFIRM_FIELDS.page} value={String(page)} />
      <input type="hidden" name={GROUP_FIELDS.cause} value={group.name} />
      {isShown && (
        <button class="primary" type="submit" name={RECONFIRM_FIELDS.act} value={GROUP_ACTS.cause}>
          {t(`Tout confirmer (${all} décisions)`)}
        </button>
      )}{' '}
      <button type="submit" name={RECONFIRM_FIELDS.act} value={GROUP_ACTS.ticked}>
        Confirmer les cochées
      </button>{' '}
      <span class="note">
        {t(
          isShown
            ? `Tout confirmer vaut pour ${listed < group.members.length ? `les ${all}, dont celles des pages voisines` : `les ${all} ci-dessous`} ; si l’une change entre-temps, rien n’est écrit. Le groupe s’annule d’un coup.`
            : 'Chaque texte a changé à sa façon : lisez-les, et cochez ceux qui ne changent rien à la réponse.',
        )}
      </span>
    </form>
  )
}

function DecisionLine({ entry, page }: { readonly entry: DecisionToReconfirm; readonly page: number }) {
  const { item, contract, decision, since, read, group } = entry
  const { uid, kind } = item
  const marks = marksOf(contract)
  return (
    <Line
      uid={uid}
      marks={marks}
      objet={contract.record.objet}
      by={decision}
      tick={
        group.members.length > 1 && (
          <td>
            <input
              type="checkbox"
              form={formId(group)}
              name={GROUP_FIELDS.ticked}
              value={`${KINDS.indexOf(kind)}.${decision.seq}.${read}.${uid}`}
              aria-label={t(`Cocher la décision n° ${decision.seq}, ${numberText(marks)}`)}
            />
          </td>
        )
      }
    >
      <td>
        <Since since={since} contract={contract} decision={decision} />
        <p class="note">
          <a href={reviewHref({ doubt: 'toReconfirm' }, { voir: placeOf(item) })}>Relire ce marché et répondre</a>
        </p>
      </td>
      <Acts fields={{ uid, kind, read, page: String(page) }} what={`la décision n° ${decision.seq}`} />
    </Line>
  )
}
