import type { ContractRecord } from '../../../contract.js'
import { date, dayInFrance, eurosExact, typographic as t } from '../../../french.js'
import type { VersionRead } from '../../../tasks/contract.js'
import { type Change, changesOf, holders, months } from '../../../tasks/contractFields.js'
import { Table } from '../../ui/data-table.js'

/** What each import said, the latest first, and what it changed. */
export function Versions({ uid, readings }: { readonly uid: string; readonly readings: readonly VersionRead[] }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Lectures successives</h2>
      <ol class="versions" reversed>
        {readings.map((reading) => (
          <li>
            <p>
              {reading.finishedAt && (
                <time datetime={reading.finishedAt}>{date(dayInFrance(new Date(reading.finishedAt)))}</time>
              )}
              {t(` : « ${reading.file} »`)} <span class="note">(import n° {reading.importId})</span>
              {reading.amendments && <span class="note"> · un avenant seul</span>}
              {reading.uid !== uid && (
                <span class="note">
                  {' · sous l’identifiant '}
                  <code>{reading.uid}</code>, réuni à celui-ci
                </span>
              )}
            </p>
            <Changes reading={reading} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({ reading: { before, record } }: { readonly reading: VersionRead }) {
  if (before === null) return <p class="note">Première lecture de ce marché.</p>
  const changes = changesOf(before, record)
  if (changes.length === 0) return <p class="note">Rien n’a changé.</p>
  return (
    <Table caption="Ce que cette lecture change à la précédente" headings={['Champ', 'Avant', 'Après']}>
      {changes.map((change) => (
        <Changed change={change} />
      ))}
    </Table>
  )
}

function Changed({ change: { label, before, after } }: { readonly change: Change }) {
  return (
    <tr>
      <th scope="row">{t(label)}</th>
      <td>{before ?? <Unsaid />}</td>
      <td>{after ?? <Unsaid />}</td>
    </tr>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>

/** Modifications as published: an amount is a new total, never a difference. */
export function Modifications({ record: { modifications } }: { readonly record: ContractRecord }) {
  if (modifications.length === 0) return null
  const headings = ['Notifiée', 'Publiée', 'Objet', 'Nouveau montant HT', 'Nouvelle durée', 'Nouveaux titulaires']
  return (
    <section aria-labelledby="modifications">
      <h2 id="modifications">Modifications</h2>
      <Table caption="Modifications du contrat ; un montant est un nouveau total" headings={headings}>
        {modifications.map((change) => (
          <tr>
            <td class="date">{shown(change.dateNotificationModification)}</td>
            <td class="date">{shown(change.datePublicationDonneesModification)}</td>
            <td>{change.objetModification ?? <Same />}</td>
            <td class="number">{change.montant === null ? <Same /> : eurosExact(change.montant / 100)}</td>
            <td>{months(change.dureeMois) ?? <Same />}</td>
            <td>{holders(change.titulaires) ?? <Same />}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const Same = () => <span class="unsaid">inchangé ou non dit</span>
const shown = (iso: string | null) => (iso === null ? <Unsaid /> : date(iso))
