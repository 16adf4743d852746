import type { ContractRecord, YearBasis } from '../../../contract.js'
import { date, dayInFrance, eurosExact, typographic as t } from '../../../french.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import { familyOf } from '../../../register/family.js'
import type { ContractDossier } from '../../../tasks/contract.js'
import { FIELD_GROUPS } from '../../../tasks/contractFields.js'
import type { TwiceThere } from '../../../tasks/namesakes.js'
import type { Remark } from '../../../tasks/remarks.js'
import { contractHref, contractsHref } from '../../query.js'
import { Euros } from '../../ui/euros.js'
import { page } from '../../ui/layout.js'
import { Bought, Quantities } from './bought.js'
import { correctHref } from './correction/address.js'
import { ContractNamesakes } from './correction/namesakes.js'
import { RemarkPart } from './correction/remark.js'
import { ContractWholes } from './correction/wholes.js'
import { CorrectedFields, Corrections } from './corrections.js'
import { shortened } from './excerpt.js'
import { Facts } from './facts.js'
import { Modifications, Versions } from './history.js'
import { Joined, JoinedSay } from './joined.js'
import { proofsOf } from './proofs.js'
import { Subcontracting } from './subcontracting.js'
import { Texts } from './texts.js'

/** All that is known of one contract: what is established beside what was read, then the record, then its history. */
export function contractPage(dossier: ContractDossier, twice: TwiceThere, remark: Remark | null = null) {
  const { contract } = dossier
  const { record, considerations } = contract
  const objet = record.objet.replace(/\s+/g, ' ').trim()
  const title = shortened(objet, LONGEST_TITLE)
  const proofs = proofsOf(record.texts, considerations.tags)
  return page(
    { title: shortened(objet, 80), section: '/marches', wide: true },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a>
      </nav>
      <h1>{title}</h1>
      {title !== objet && <p class="whole-object">{objet}</p>}
      <RemarkPart remark={remark} done />
      <Essentials dossier={dossier} />
      <Joined uid={contract.uid} corrections={dossier.corrections} />
      <Flags dossier={dossier} />
      <ContractNamesakes namesakes={twice.namesakes} counted={dossier.excluded === null} />
      <ContractWholes wholes={twice.wholes} uid={contract.uid} />
      <div class="dossier">
        <div>
          <Facts
            dossier={dossier}
            proofs={proofs}
            register={{
              texts: record.texts,
              headers: dossier.headers,
              isTable: familyOf(dossier.source?.format ?? 'csv') === 'register',
              correctHref: dossier.source?.origin === 'typed' ? correctHref(contract.uid) : null,
            }}
          />
          <Bought objects={considerations.objects} texts={record.texts} ruleTitle={dossier.ruleTitle} />
          <Quantities quantities={considerations.quantities} texts={record.texts} />
        </div>
        <Texts proofs={proofs} />
      </div>
      <Record dossier={dossier} />
      <Modifications record={record} />
      <Subcontracting record={record} />
      <JoinedSay {...dossier} />
      <Corrections uid={contract.uid} corrections={dossier.corrections} />
      <Versions uid={contract.uid} readings={dossier.readings} />
    </>,
  )
}

/** Beyond it, a heading is a text: it stands below in full. */
const LONGEST_TITLE = 160

const BASIS_NAMES: Record<YearBasis, string> = {
  notification: 'notifié le',
  signature: 'sans date de notification, daté par sa signature, le',
  attribution: 'sans date de notification, daté par son attribution, le',
}

/** Who, when, how much, counted or not: one paragraph that can be read aloud. */
function Essentials({ dossier }: { readonly dossier: ContractDossier }) {
  const { contract } = dossier
  const { record, yearDate, yearBasis, montantFirst, montantLatest } = contract
  const dated = yearDate && yearBasis ? `${BASIS_NAMES[yearBasis]} ${date(yearDate)}` : 'sans date'
  const numbered = [record.id && `n° ${record.id}`, contract.lot && `lot ${contract.lot}`].filter(Boolean).join(', ')
  return (
    <>
      <p class="lead">
        {t(
          [record.acheteur.nom ?? record.acheteur.id ?? 'acheteur non renseigné', numbered, dated]
            .filter(Boolean)
            .join(' · '),
        )}
        {' · '}
        {montantFirst === null ? 'montant non renseigné' : <Euros amount={montantFirst / 100} />}
        {montantFirst !== null && (record.montantMaximum ? ' HT au maximum' : ' HT')}
        {montantLatest !== null &&
          montantLatest !== montantFirst &&
          t(` · ${eurosExact(montantLatest / 100)} après modification`)}
      </p>
      <p>{countedText(dossier)}</p>
      <Framework dossier={dossier} />
    </>
  )
}

function countedText({ excluded, contract: { yearDate } }: ContractDossier): string {
  if (excluded === null) return t(`Compté dans les chiffres de ${yearDate?.slice(0, 4) ?? ''}.`)
  return t(`Non compté : ${EXCLUSION_WORDS[excluded].one}.`)
}

function Framework({ dossier: { frameworks } }: { readonly dossier: ContractDossier }) {
  if (frameworks.length === 0) return null
  return (
    <p>
      {t('Accord-cadre : ')}
      {frameworks.map(({ uid, id, lot }, at) => (
        <>
          {at > 0 && ', '}
          <a href={contractHref(uid)}>{[id ?? uid, lot && `lot ${lot}`].filter(Boolean).join(', ')}</a>
        </>
      ))}
    </p>
  )
}

function Flags({ dossier: { flags, contract } }: { readonly dossier: ContractDossier }) {
  if (flags.length === 0) return null
  return (
    <div class="notice">
      <p>
        <strong>À savoir</strong>
      </p>
      <ul>
        {flags.map(({ code, message }) => (
          <li>
            {t(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`)}
            {code === 'sharedId' && contract.id && (
              <>
                {' '}
                <a href={contractsHref({ q: contract.id })}>Les voir</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Everything the register says, and what it does not. */
function Record({ dossier: { contract, source, corrections } }: { readonly dossier: ContractDossier }) {
  const { record } = contract
  return (
    <section aria-labelledby="registre">
      <h2 id="registre">Ce que dit le registre</h2>
      {source && (
        <p>
          {t(`Source : « ${source.file} », import n° ${source.importId}`)}
          {source.finishedAt && ` du ${date(dayInFrance(new Date(source.finishedAt)))}`}
          {placeOf(record)}. <a href={`/registres/${source.importId}`}>Voir cet import</a>
        </p>
      )}
      <CorrectedFields corrections={corrections} />
      <div class="record">
        {FIELD_GROUPS.map(({ title, fields }) => (
          <section>
            <h3>{title}</h3>
            <dl>
              {fields.map(({ label, say }) => (
                <>
                  <dt>{label}</dt>
                  <dd>{say(record) ?? <span class="unsaid">non renseigné</span>}</dd>
                </>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="note">
        Identifiant dans ce service : <code>{contract.uid}</code>
      </p>
      <Others record={record} />
    </section>
  )
}

/** Where in the file the object stands. */
function placeOf({ texts }: ContractRecord): string {
  const cell = texts.find(({ field }) => field === 'objet')?.cell
  return cell ? `, ${cell}` : ''
}

/** Published fields we carry without reading them. */
function Others({ record: { autres } }: { readonly record: ContractRecord }) {
  const fields = Object.entries(autres).filter(([, value]) => value !== null && value !== '')
  if (fields.length === 0) return null
  return (
    <details>
      <summary>Autres champs publiés, repris sans être interprétés</summary>
      <dl>
        {fields.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </>
        ))}
      </dl>
    </details>
  )
}
