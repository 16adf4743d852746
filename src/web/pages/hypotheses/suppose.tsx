import { countOf, date, euros, typographic as t } from '../../../french.js'
import { NOUNS } from '../../../indicators/unitWords.js'
import { KIND_LABELS, KINDS, STATE_LABELS, STATES } from '../../../states.js'
import type { Hypotheses, OpenContract } from '../../../tasks/hypotheses.js'
import { contractHref } from '../../query.js'
import { BuyerChoice } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { Pagination } from '../../ui/pagination.js'
import { Choice, Field } from '../objectives/fields.js'
import { comingField, factField, HYPOTHESES_PATH, type SortWord } from './address.js'
import { Work } from './work.js'

interface SupposeProps {
  readonly of: Hypotheses
  /** As they were given: fields are filled again with them. */
  readonly parameters: URLSearchParams
}

/** The form that asks "what if"; its answer is an address. */
export function Suppose({ of, parameters }: SupposeProps) {
  const { plan, year } = of.shown.standing
  const { objective } = of.objective.now
  const unit = unitHint(of)
  return (
    <section class="no-print" aria-labelledby="supposer">
      <h2 id="supposer">Supposer</h2>
      <form method="get" action={HYPOTHESES_PATH} class="edit what-if">
        <input type="hidden" name="schema" value={plan.id} />
        <Choice
          id="objectif"
          name="objectif"
          label="Objectif"
          value={objective.id}
          options={of.plan.objectives.flatMap(({ id, label, indicator }) => (indicator === null ? [] : [[id, label]]))}
        />
        <Choice
          id="annee"
          name="annee"
          label="Année"
          value={String(year)}
          options={of.shown.years.map((each) => [String(each), String(each)])}
        />
        <BuyerChoice buyers={of.buyers} chosen={of.shown.acheteur} />
        {unit && <p class="hint">{t(unit)}</p>}
        {of.settles && of.open.total > 0 && <Settled of={of} parameters={parameters} />}
        {of.workable && of.workable.total > 0 && <Work of={of} workable={of.workable} parameters={parameters} />}
        <Coming word="avec" legend={legendOf('avec', of)} parameters={parameters} settles={of.settles} />
        {of.settles && <Coming word="sans" legend={legendOf('sans', of)} parameters={parameters} settles />}
        <div class="actions">
          <button type="submit" class="primary">
            Voir ce que cela donnerait
          </button>
          {of.supposing && <a href={`${HYPOTHESES_PATH}?${cleared(parameters)}`}>Tout effacer</a>}
        </div>
      </form>
    </section>
  )
}

/** Contracts are supposed, whatever the figure counts. */
function unitHint({ objective: { now } }: Hypotheses): string | null {
  const base = now.indicator?.base
  if (base !== 'consultation' && base !== 'supplier' && base !== 'lot') return null
  return `Ce chiffre compte des ${NOUNS[base][1]}. Ce que l’on suppose ici, ce sont des marchés : leur nombre n’est pas le même.`
}

function legendOf(word: SortWord, { settles }: Hypotheses): string {
  if (!settles) return 'Marchés à venir'
  return word === 'avec' ? 'Marchés à venir qui compteraient pour oui' : 'Marchés à venir qui compteraient pour non'
}

/** What the page is about, without anything supposed. */
function cleared(parameters: URLSearchParams): string {
  const kept = ['schema', 'objectif', 'annee', 'acheteur'].flatMap((name) => {
    const value = parameters.get(name)
    return value ? [[name, value]] : []
  })
  return new URLSearchParams(kept).toString()
}

function Settled({ of, parameters }: SupposeProps) {
  const { total } = of.open
  return (
    <fieldset>
      <legend>{t(countOf(total, 'marché à qualifier', 'marchés à qualifier'))}</legend>
      <p class="hint">
        {t('Tant d’entre eux, les plus gros montants d’abord ; ou ceux que vous cochez plus bas, comptés en premier.')}
      </p>
      <Quantity name="confirmes" label="Marchés confirmés (oui)" parameters={parameters} />
      <Quantity name="ecartes" label="Marchés écartés (non)" parameters={parameters} />
      <Chosen of={of} parameters={parameters} />
    </fieldset>
  )
}

/** One by one; those of other pages stay chosen. */
function Chosen({ of: { open }, parameters }: SupposeProps) {
  const [yes, no] = [parameters.getAll('oui'), parameters.getAll('non')]
  const here = new Set(open.contracts.map(({ uid }) => uid))
  const elsewhere = (name: string, uids: readonly string[]) =>
    uids.filter((uid) => !here.has(uid)).map((uid) => <input type="hidden" name={name} value={uid} />)
  const next = (to: number) => {
    const search = new URLSearchParams(parameters)
    search.set('page', String(to))
    return `${HYPOTHESES_PATH}?${search}#choisir`
  }
  return (
    <details open={yes.length + no.length > 0 || open.page > 1} id="choisir">
      <summary>Choisir les marchés un par un</summary>
      {elsewhere('oui', yes)}
      {elsewhere('non', no)}
      <Table
        caption="Marchés à qualifier pour ce chiffre"
        headings={['Marché', 'Date', 'Montant HT', 'État', 'Et si…']}
      >
        {open.contracts.map((contract) => (
          <OpenRow of={contract} yes={yes.includes(contract.uid)} no={no.includes(contract.uid)} />
        ))}
      </Table>
      <Pagination page={open.page} pages={open.pages} href={next} />
    </details>
  )
}

interface OpenRowProps {
  readonly of: OpenContract
  readonly yes: boolean
  readonly no: boolean
}

function OpenRow({ of: { uid, objet, yearDate, montant, state }, yes, no }: OpenRowProps) {
  const name = objet ?? uid
  return (
    <tr>
      <th scope="row">
        <a href={contractHref(uid)}>{t(name)}</a>
      </th>
      <td class="date">{yearDate && date(yearDate)}</td>
      <td class="number">{montant === null ? '' : euros(montant)}</td>
      <td>{STATE_LABELS[state]}</td>
      <td class="row-actions">
        <label>
          <input type="checkbox" name="oui" value={uid} checked={yes} aria-label={t(`Oui : ${name}`)} /> oui
        </label>
        <label>
          <input type="checkbox" name="non" value={uid} checked={no} aria-label={t(`Non : ${name}`)} /> non
        </label>
      </td>
    </tr>
  )
}

interface ComingProps {
  readonly word: SortWord
  readonly legend: string
  readonly parameters: URLSearchParams
  readonly settles: boolean
}

/** Contracts to come, all alike. */
function Coming({ word, legend, parameters, settles }: ComingProps) {
  const given = (field: Parameters<typeof comingField>[1]) => comingField(word, field)
  const said = KINDS.some((kind) => parameters.get(factField(word, kind)))
  return (
    <fieldset>
      <legend>{t(legend)}</legend>
      <Quantity name={given('')} label="Combien de marchés" parameters={parameters} />
      <Quantity name={given('Montant')} label="Montant HT de chacun, en euros" parameters={parameters} />
      {!settles && <Quantity name={given('Heures')} label="Heures d’insertion dans chacun" parameters={parameters} />}
      {!settles && <Quantity name={given('Duree')} label="Durée de chacun, en mois" parameters={parameters} />}
      <details open={said}>
        <summary>État des faits, code CPV</summary>
        <p class="hint">{t('Sans choix : ce qu’il faut pour compter, ou ne pas compter, dans cet objectif.')}</p>
        {KINDS.map((kind) => (
          <Choice
            id={factField(word, kind)}
            name={factField(word, kind)}
            label={KIND_LABELS[kind]}
            value={parameters.get(factField(word, kind)) ?? ''}
            options={[['', 'sans choix'], ...STATES.map((state) => [state, STATE_LABELS[state]] as const)]}
          />
        ))}
        <Quantity name={given('Cpv')} label="Code CPV (huit chiffres)" parameters={parameters} />
      </details>
    </fieldset>
  )
}

interface QuantityProps {
  readonly name: string
  readonly label: string
  readonly parameters: URLSearchParams
}

function Quantity({ name, label, parameters }: QuantityProps) {
  return <Field id={name} name={name} label={label} value={parameters.get(name) ?? ''} longest={20} />
}
