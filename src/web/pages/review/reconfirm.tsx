import type { Child } from 'hono/jsx'
import type { SourceText } from '../../../contract.js'
import { countOf, date, dayInFrance, integer, listOf, shortened, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS, STATE_LABELS } from '../../../states.js'
import { LOCAL } from '../../../store/database.js'
import type { ContractChanges, Moved } from '../../../tasks/review/moved.js'
import type { ToReconfirm, ToReconfirmPage } from '../../../tasks/review/reconfirm.js'
import type { Told } from '../../../tasks/review/told.js'
import { quoted } from '../../../tasks/review/words.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { FIELD_NAMES } from '../contract/facts.js'
import { placeOf, RECONFIRM_PATH, REVIEW_PATH, reviewHref, UNDO_PATH } from './address.js'
import { type Marks, marksOf, marksText } from './identity.js'
import { journalHref } from './journalAddress.js'
import { Since } from './since.js'

/** Fields of the form of a line. */
export const RECONFIRM_FIELDS = {
  uid: 'marche',
  kind: 'fait',
  seq: 'numero',
  read: 'lu',
  act: 'acte',
  page: 'page',
} as const

/** Each decision that one button confirms with others, as its fact and what was shown of it. */
export const TOGETHER_FIELD = 'decisions'
export const TOGETHER = 'confirme-ensemble'

const ACTS = {
  confirme: 'Confirmé : cela tient, sur ce que disent maintenant les registres.',
  retire: 'Retiré : ce qui était avant vaut de nouveau.',
}
export type Act = keyof typeof ACTS
export const isAct = (text: string): text is Act => Object.hasOwn(ACTS, text)

export const reconfirmHref = (number: number, done: Act | null = null): string => {
  const search = new URLSearchParams({
    ...(number > 1 ? { page: String(number) } : {}),
    ...(done ? { fait: done } : {}),
  })
  return search.size === 0 ? RECONFIRM_PATH : `${RECONFIRM_PATH}?${search}`
}

/** All that people said over registers which say something else since: decisions, corrections, mergers, splits. */
export function reconfirmPage(list: ToReconfirmPage, done: Act | null, together: Told | null) {
  const { entries, decisions, corrections, page: shown, pages } = list
  const causes = causesOf(entries)
  return page(
    { title: 'À reconfirmer', section: '/a-verifier', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href={REVIEW_PATH}>À vérifier</a>
      </nav>
      <h1>À reconfirmer</h1>
      <p class="lead">{t(leadText(decisions, corrections))}</p>
      <div role="status">
        {done && <p class="told">{t(ACTS[done])}</p>}
        {together?.did === 'answer' && <Confirmed told={together} />}
      </div>
      {causes.map((cause) => (
        <Together cause={cause} page={shown} />
      ))}
      {entries.length > 0 && (
        <Table
          caption="Ce qui a été dit, et ce que disent les registres depuis"
          headings={['Marché', 'Ce qui a été dit', 'Qui, quand, pourquoi', 'Les registres depuis', 'Suite']}
        >
          {entries.map((entry) => (
            <Entry entry={entry} page={shown} />
          ))}
        </Table>
      )}
      <Pagination page={shown} pages={pages} href={(to) => reconfirmHref(to)} />
    </>,
  )
}

/** What was confirmed as one is taken back as one. */
function Confirmed({ told: { line, lines } }: { readonly told: Extract<Told, { did: 'answer' | 'undo' }> }) {
  const batch = line.batch ?? line.seq
  return (
    <form class="acts" method="post" action={UNDO_PATH}>
      <input type="hidden" name="numero" value={String(batch)} />
      <input type="hidden" name="vers" value="journal" />
      <span class="told">
        {t(
          `${countOf(lines, 'décision confirmée', 'décisions confirmées ensemble')}, sur ce que disent maintenant les registres. `,
        )}
        <a href={journalHref({ batch })}>Les voir au journal</a>
      </span>{' '}
      <button type="submit">Annuler tout le groupe</button>
    </form>
  )
}

function leadText(decisions: number, corrections: number): string {
  if (decisions + corrections === 0)
    return 'Rien n’est à reconfirmer : les registres n’ont pas changé sous ce que des agents ont dit.'
  const said = [
    decisions > 0 && countOf(decisions, 'décision', 'décisions'),
    corrections > 0 && countOf(corrections, 'correction, réunion ou scission', 'corrections, réunions ou scissions'),
  ].filter(Boolean)
  const under = decisions + corrections > 1 ? 'sous lesquelles' : 'sous laquelle'
  return `${said.join(' et ')} en vigueur, ${under} les registres ont changé. Tout tient tant que personne n’y touche.`
}

/** Decisions of the page under which registers changed alike. */
interface Cause {
  readonly name: string
  readonly entries: readonly Of<'decision'>[]
}

/** Those that concern several decisions: each of them is on the page, with what changed. */
function causesOf(entries: readonly ToReconfirm[]): Cause[] {
  const found = new Map<string, Of<'decision'>[]>()
  for (const entry of entries) {
    if (entry.what !== 'decision') continue
    const name = causeText(entry)
    found.set(name, [...(found.get(name) ?? []), entry])
  }
  return [...found].filter(([, own]) => own.length > 1).map(([name, own]) => ({ name, entries: own }))
}

function causeText({ since }: Of<'decision'>): string {
  if (since === null) return 'ce qui avait été lu n’est plus dans les registres'
  const places = (texts: readonly SourceText[]) =>
    [...new Set(texts.map(({ column, field }) => (column === null ? FIELD_NAMES[field] : quoted(column))))].sort()
  const said = [
    since.removed.length > 0 && `retiré : ${listOf(places(since.removed))}`,
    since.added.length > 0 && `ajouté : ${listOf(places(since.added))}`,
  ]
  return said.filter(Boolean).join(' ; ') || 'le numéro de lot a changé'
}

/** One button for what one cause puts to be confirmed again; the lines below show what it confirms. */
function Together({ cause: { name, entries }, page: shown }: { readonly cause: Cause; readonly page: number }) {
  return (
    <form class="acts" method="post" action={RECONFIRM_PATH}>
      <input type="hidden" name={RECONFIRM_FIELDS.page} value={String(shown)} />
      {entries.map(({ item: { uid, kind }, read }) => (
        <input type="hidden" name={TOGETHER_FIELD} value={`${KINDS.indexOf(kind)}.${read}.${uid}`} />
      ))}
      <button type="submit" name={RECONFIRM_FIELDS.act} value={TOGETHER}>
        {t(`Confirmer les ${integer(entries.length)} décisions de même cause`)}
      </button>{' '}
      <span class="note">{t(`(${name}) ; elles sont ci-dessous, et s’annuleront d’un coup.`)}</span>
    </form>
  )
}

function Entry({ entry, page: shown }: { readonly entry: ToReconfirm; readonly page: number }) {
  return entry.what === 'decision' ? (
    <DecisionEntry entry={entry} page={shown} />
  ) : (
    <CorrectionEntry entry={entry} page={shown} />
  )
}

function DecisionEntry({ entry, page: shown }: { readonly entry: Of<'decision'>; readonly page: number }) {
  const { item, contract, decision, since, read } = entry
  const { uid, kind } = item
  const said = `${KIND_LABELS[kind]} : ${STATE_LABELS[decision.state]}`
  return (
    <Row uid={uid} marks={marksOf(contract)} objet={contract.record.objet} said={said} by={decision}>
      <td>
        <Since since={since} contract={contract} decision={decision} />
        <p class="note">
          <a href={reviewHref({ doubt: 'toReconfirm' }, { voir: placeOf(item) })}>Relire ce marché et répondre</a>
        </p>
      </td>
      <Acts fields={{ uid, kind, read, page: String(shown) }} what={`la décision n° ${decision.seq}`} />
    </Row>
  )
}

type Of<W extends ToReconfirm['what']> = Extract<ToReconfirm, { what: W }>

function CorrectionEntry({ entry, page: shown }: { readonly entry: Of<'correction'>; readonly page: number }) {
  const { moved, contract, read } = entry
  const { seq, uid } = moved.line
  const name = { set: 'la correction', merge: 'la réunion', split: 'la scission' }[moved.what]
  return (
    <Row
      uid={contract?.uid ?? uid}
      marks={contract && marksOf(contract)}
      objet={contract?.record.objet ?? null}
      said={saidText(moved)}
      by={moved.line}
    >
      <td>
        {moved.what === 'set' ? (
          <p>{t(`« ${moved.says || 'rien'} » ; lors de la correction : « ${moved.before || 'rien'} »`)}</p>
        ) : (
          moved.changes.map((each) => <Changes of={each} />)
        )}
      </td>
      <Acts fields={{ seq: String(seq), read, page: String(shown) }} what={`${name} n° ${seq}`} />
    </Row>
  )
}

function saidText(moved: Moved): string {
  if (moved.what === 'set') return `${moved.label} : ${moved.after || 'non renseigné'}`
  const { uid, into } = moved.line
  return moved.what === 'merge' ? `réunion : ${uid} fait partie de ${into}` : `scission : ${into} vient de ${uid}`
}

const SHOWS = {
  gone: 'aucun registre ne le dit plus',
  come: 'un registre le dit, qu’aucun ne disait',
  changed: 'dit autrement',
} as const

function Changes({ of: { uid, shows, changes } }: { readonly of: ContractChanges }) {
  return (
    <>
      <p>{t(`${uid} : ${SHOWS[shows]}`)}</p>
      {changes.map(({ label, before, after }) => (
        <p class="note">
          {t(`${label} : ${shortened(before ?? 'non renseigné', 120)} → ${shortened(after ?? 'non renseigné', 120)}`)}
        </p>
      ))}
    </>
  )
}

interface RowProps {
  readonly uid: string
  /** Null: it is not visible. */
  readonly marks: Marks | null
  readonly objet: string | null
  readonly said: string
  readonly by: {
    readonly actor: string
    readonly at: string
    readonly reason: string
    readonly document: string | null
  }
  readonly children: Child
}

function Row({ uid, marks, objet, said, by: { actor, at, reason, document }, children }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {objet === null ? uid : <a href={contractHref(uid)}>{shortened(objet.trim(), 100)}</a>}
        {marks && <div class="note">{t(marksText(marks))}</div>}
      </th>
      <td>{t(said)}</td>
      <td>
        {actor === LOCAL.actor ? 'Un agent' : actor}, le <time datetime={at}>{date(dayInFrance(new Date(at)))}</time>
        {t(` : ${quoted(reason)}`)}
        {document && <p class="note">{t(`Pièce : ${document}`)}</p>}
      </td>
      {children}
    </tr>
  )
}

type Fields = Partial<Readonly<Record<keyof typeof RECONFIRM_FIELDS, string>>>

function Acts({ fields, what }: { readonly fields: Fields; readonly what: string }) {
  return (
    <td>
      <form class="acts" method="post" action={RECONFIRM_PATH}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={RECONFIRM_FIELDS[name as keyof Fields]} value={value} />
        ))}
        <button type="submit" name={RECONFIRM_FIELDS.act} value="confirme" aria-label={`Confirmer ${what}`}>
          Confirmer
        </button>{' '}
        <button type="submit" name={RECONFIRM_FIELDS.act} value="retire" aria-label={`Retirer ${what}`}>
          Retirer
        </button>
      </form>
    </td>
  )
}
