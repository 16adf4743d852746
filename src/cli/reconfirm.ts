import { countOf } from '../french.js'
import { KIND_LABELS, STATE_LABELS } from '../states.js'
import type { ReviewParts } from '../tasks/review/queue.js'
import { type ReconfirmGiven, reconfirm, takeBack } from '../tasks/review/reconfirm.js'
import { reconfirmCause } from '../tasks/review/reconfirmTogether.js'
import { countToReconfirm, type ToReconfirm, toReconfirm } from '../tasks/review/toReconfirm.js'
import { entryView } from '../web/api/reconfirm.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

const SORTS = ['decision', 'champ', 'reunion', 'scission'] as const
type Entry = ReturnType<typeof entryView>

/** All decisions of one cause, by the name the list gives them. */
const GROUP = /^groupe:([0-9a-f]{16})$/

/** What is confirmed or taken back, by its sort and number, or by its cause; empty: they are listed. */
interface Asked {
  readonly does: typeof reconfirm
  readonly names: readonly string[]
}

interface Values {
  readonly reconfirm?: boolean
  readonly confirm?: readonly string[]
  readonly 'take-back'?: readonly string[]
}

/** Null: nothing of the sort is asked. */
export function reconfirmAsked({ reconfirm: list, confirm, 'take-back': back }: Values): Asked | null {
  if (confirm && back) throw usage('--confirm et --take-back ne vont pas ensemble : faites-le en deux fois.')
  const names = confirm ?? back ?? []
  const wrong = names.find((name) => (back || !GROUP.test(name)) && !isSorted(name))
  if (wrong) throw usage(`Attendu SORTE:N, comme ${SORTS.join(':3, ')}:3 ; reçu « ${wrong} ».`)
  return list || confirm || back ? { does: back ? takeBack : reconfirm, names } : null
}

const isSorted = (name: string): boolean => /:\d{1,15}$/.test(name) && SORTS.some((sort) => name.startsWith(`${sort}:`))

/** Does what is asked of each, as the page does, and tells what is left; lists them where none is named. */
export async function reconfirmFrom(
  parts: ReviewParts,
  { does, names }: Asked,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<ExitCode> {
  const entries = await allOf(parts)
  const now = () => new Date()
  const causes = names.flatMap((name) => GROUP.exec(name)?.[1] ?? [])
  const given = names.filter((name) => !GROUP.test(name)).map((name) => givenOf(entries, name))
  for (const cause of causes) await reconfirmCause(parts, cause, now)
  for (const each of given) await does(parts, each, now)
  const left = names.length === 0 ? entries : []
  for (const entry of left.map(entryView)) terminal.out(json ? JSON.stringify(entry) : textOf(entry))
  const { decisions, corrections } = await countToReconfirm(parts)
  const count = `${countOf(decisions, 'décision', 'décisions')}, ${countOf(corrections, 'correction', 'corrections')}`
  terminal.err(`${count} à reconfirmer.`)
  return EXIT.done
}

async function allOf(parts: ReviewParts): Promise<readonly ToReconfirm[]> {
  const all: ToReconfirm[] = []
  for (let page = 1; ; page += 1) {
    const { entries, pages } = await toReconfirm(parts, { page, size: 100 })
    all.push(...entries)
    if (page >= pages) return all
  }
}

const nameOf = ({ sorte, numero }: Entry): string => `${sorte}:${numero}`

function givenOf(entries: readonly ToReconfirm[], name: string): ReconfirmGiven {
  const entry = entries.find((each) => nameOf(entryView(each)) === name)
  if (!entry) throw usage(`Rien à reconfirmer sous « ${name} » : « spaser review --reconfirm » en donne la liste.`)
  const { read } = entry
  if (entry.what === 'correction') return { what: 'correction', seq: entry.moved.line.seq, read }
  return { what: 'decision', uid: entry.item.uid, kind: entry.item.kind, read }
}

function textOf(entry: Entry): string {
  const { uid, fait, etat, champ, valeur, changements, groupe } = entry
  const said = fait === null ? [champ, valeur] : [KIND_LABELS[fait], etat && STATE_LABELS[etat]]
  const since = changements.map((each) => `${each.champ} : ${each.avant ?? 'rien'} → ${each.apres ?? 'rien'}`)
  const changed = since.join(' ; ') || 'autre chose'
  const alike = groupe && groupe.decisions > 1 ? `  groupe:${groupe.nom} (${groupe.decisions} de même cause)` : ''
  return `${nameOf(entry)}  ${uid}  ${said.filter(Boolean).join(' : ')}  depuis : ${changed}${alike}`
}
