import { DUTIES, DUTIES_FROM, DUTIES_FROM_LABEL, DUTIES_LEFT_OUT, type Duty } from '../../../codes/duties.js'
import { dutyReason } from '../../../export/duties.js'
import { capital, countOf, date, integer, typographic as t } from '../../../french.js'
import { DUTY_OUTCOMES, type DutyCount, type DutyOutcome } from '../../../indicators/duties.js'
import { DUTY_WORDS } from '../../../indicators/dutyWords.js'
import type { DutiesKnown } from '../../../tasks/duties.js'
import { contractHref } from '../../query.js'
import { ArticleList } from '../../ui/article.js'
import { BuyerChoice, buyerNamed } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { SourcesNote } from '../../ui/sources.js'

export const DUTIES_PATH = '/exigences'
export const DUTIES_CSV_PATH = '/exigences.csv'

/** What the data show of each duty; data judge nobody. */
export function dutiesPage(known: DutiesKnown) {
  return page(
    { title: 'Exigences d’août 2026', section: '/synthese' },
    <>
      <h1>Exigences d’août 2026</h1>
      <p class="lead">
        {t(
          `Ce que la loi demande aux consultations lancées à partir des ${DUTIES_FROM_LABEL}, et ce que les données du registre en montrent. Une exigence non retrouvée dans les données peut l’être dans les pièces du marché.`,
        )}
      </p>
      <SourcesNote of={known.sources} />
      <Whose known={known} />
      {known.contracts === 0 ? <Empty known={known} /> : <Counted known={known} />}
      <Basis />
    </>,
  )
}

/** One buyer, or all: only where there is a choice. */
function Whose({ known: { buyers, acheteur } }: { readonly known: DutiesKnown }) {
  if (buyers.length < 2 && acheteur === undefined) return null
  return (
    <form class="filters" method="get" action={DUTIES_PATH}>
      <BuyerChoice buyers={buyers} chosen={acheteur} />
      <button type="submit">Afficher</button>
    </form>
  )
}

function Empty({ known: { acheteur, buyers } }: { readonly known: DutiesKnown }) {
  if (acheteur !== undefined) {
    return <p class="notice">{t(`Le registre n’a aucun marché de ${buyerNamed(buyers, acheteur)}.`)}</p>
  }
  return (
    <p class="notice">
      {t('Aucun marché n’est enregistré. ')}
      <a href="/registres">Verser un registre</a>
    </p>
  )
}

function Counted({ known }: { readonly known: DutiesKnown }) {
  return (
    <>
      <p>
        {t(
          `${countOf(known.contracts, 'marché ou concession regardé', 'marchés et concessions regardés')}, de toutes les années${known.acheteur === undefined ? '' : `, de ${buyerNamed(known.buyers, known.acheteur)}`}. `,
        )}
        <a
          class="no-print"
          href={known.acheteur === undefined ? DUTIES_CSV_PATH : `${DUTIES_CSV_PATH}?acheteur=${known.acheteur}`}
        >
          Tous, avec les motifs (CSV)
        </a>
      </p>
      {known.counts.map((count) => (
        <OneDuty count={count} objects={known.objects} />
      ))}
    </>
  )
}

type Objects = DutiesKnown['objects']

function OneDuty({ count, objects }: { readonly count: DutyCount; readonly objects: Objects }) {
  const duty: Duty = DUTIES[count.duty]
  return (
    <section aria-labelledby={count.duty}>
      <h2 id={count.duty}>{t(duty.label)}</h2>
      <p>
        {t(`${duty.requirement} `)}
        <ArticleList ids={[...duty.articles.marche, ...duty.articles.concession]} />
        {!duty.verified && <strong>{t(' ; texte à vérifier')}</strong>}
      </p>
      <Table caption={`${duty.label} : marchés par résultat`} headings={['Résultat', 'Marchés', 'Motifs']}>
        {DUTY_OUTCOMES.map((outcome) => (
          <tr>
            <th scope="row">{t(capital(DUTY_WORDS[outcome]))}</th>
            <td class="number">{integer(count.uids[outcome].length)}</td>
            <td>
              <Reasons count={count} outcome={outcome} />
            </td>
          </tr>
        ))}
      </Table>
      <Contracts count={count} outcome="notFound" objects={objects} />
      <Contracts count={count} outcome="undetermined" objects={objects} />
    </section>
  )
}

/** A contract may lack several things: reasons do not add up to the contracts. */
function Reasons({ count: { uids, byReason }, outcome }: { readonly count: DutyCount; readonly outcome: DutyOutcome }) {
  const own = new Set(uids[outcome])
  const reasons = [...byReason].map(([reason, of]) => [reason, of.filter((uid) => own.has(uid)).length] as const)
  const found = reasons.filter(([, contracts]) => contracts > 0)
  if (found.length === 0) return null
  return (
    <ul>
      {found.map(([reason, contracts]) => (
        <li>{t(`${dutyReason(reason)} : ${integer(contracts)}`)}</li>
      ))}
    </ul>
  )
}

/** Contracts that one reads through; the others are in the file. */
const MOST = 50

interface ContractsProps {
  readonly count: DutyCount
  readonly outcome: DutyOutcome
  readonly objects: Objects
}

function Contracts({ count: { uids }, outcome, objects }: ContractsProps) {
  const found = uids[outcome]
  if (found.length === 0) return null
  return (
    <details>
      <summary>{t(`${capital(DUTY_WORDS[outcome])} : ${countOf(found.length, 'marché', 'marchés')}`)}</summary>
      <ul>
        {found.slice(0, MOST).map((uid) => (
          <li>
            <a href={contractHref(uid)}>{t(`${objects.get(uid) ?? ''} (${uid})`)}</a>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="note">{t(`Les ${MOST} premiers ; tous sont dans le fichier CSV.`)}</p>}
    </details>
  )
}

function Basis() {
  return (
    <section aria-labelledby="fondement">
      <h2 id="fondement">Sur quoi ces résultats reposent</h2>
      <ul>
        <li>
          {t(
            `Loi n° 2021-1104 du 22 août 2021, article 35, et décret n° 2022-767 : consultations lancées à partir du ${date(DUTIES_FROM)}. Sans date de lancement, un marché notifié depuis reste indéterminé.`,
          )}
        </li>
        <li>
          {t(
            'L’exigence sociale se lit au seuil européen du jour du lancement : il y faut la valeur estimée, le code CPV et le type de l’acheteur, que le schéma donne. Le montant du marché n’est pas une valeur estimée.',
          )}
        </li>
        <li>
          {t('Non concernés : défense, absence de mise en concurrence, dérogation énoncée, accords-cadres antérieurs.')}
        </li>
      </ul>
      <h3>Demandé par la même loi, et non compté ici</h3>
      <ul>
        {DUTIES_LEFT_OUT.map(({ label, why }) => (
          <li>{t(`${label} : ${why}.`)}</li>
        ))}
      </ul>
    </section>
  )
}
