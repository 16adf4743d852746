import { countOf, integer, plural, typographic as t } from '../../../french.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import type { ExcludedCount } from '../../../indicators/types.js'
import type { Summary } from '../../../tasks/summary.js'
import type { Gap } from '../../../topics.js'
import { journalHref } from '../review/journalAddress.js'
import { Count } from './count.js'
import { countedIn, excludedFrom, type View } from './view.js'

/** What figures are counted over, and what was left out, by reason. */
export function Counted({ data }: { readonly data: Summary }) {
  const { contracts, excluded, orphanCallOffs } = data.all.population
  return (
    <section aria-labelledby="population">
      <h2 id="population">Ce qui est compté</h2>
      <p>
        <Count of={{ query: countedIn(data), contracts }}>{countOf(contracts, 'marché', 'marchés')}</Count>
        {contracts < 2 ? ' compté' : ' comptés, chacun une fois'}
        {t(', chaque lot pour un marché. ')}
        {excluded.length === 0 && 'Rien n’est laissé de côté.'}
        {excluded.map((each, at) => (
          <>
            {t(at === 0 ? 'Laissés de côté : ' : ', ')}
            <Excluded of={each} view={data} />
          </>
        ))}
        {excluded.length > 0 && '.'}
      </p>
      <Parted data={data} />
      <Decided of={data.decisions} />
      {/* The address of a list has no word for them: their number opens nothing. */}
      {orphanCallOffs > 0 && (
        <p>
          {t(
            `Dont ${countOf(orphanCallOffs, 'marché subséquent compté', 'marchés subséquents comptés')} avec les autres : leur accord-cadre n’est pas au registre.`,
          )}
        </p>
      )}
    </section>
  )
}

/** Where the columns of the register and its texts do not say the same. */
function Parted({ data }: { readonly data: Summary }) {
  const { undeclared, unfound } = data.traits.gaps
  if (undeclared + unfound === 0) return null
  const count = (gap: Gap, contracts: number) => (
    <Count of={{ query: countedIn(data, { gap }), contracts }}>{countOf(contracts, 'marché', 'marchés')}</Count>
  )
  return (
    <p class="no-print">
      {t('Textes et déclarations se séparent sur ')}
      {count('undeclared', undeclared)}
      {t(' (un fait y est écrit, non déclaré) et ')}
      {count('unfound', unfound)}
      {t(' (un fait est déclaré, sans que les textes reçus en parlent : ce n’est pas une faute). ')}
      <a href={`/ecarts?annee=${data.year}`}>Le détail, prêt à corriger la publication</a>
    </p>
  )
}

/** What rests on people, and on no document they name (SPEC §2). */
function Decided({ of: { inForce, undocumented } }: { readonly of: Summary['decisions'] }) {
  if (inForce === 0) return null
  const decisions = countOf(inForce, 'décision d’agent est en vigueur', 'décisions d’agents sont en vigueur')
  const without =
    undocumented === 0
      ? plural(inForce, 'avec sa pièce', 'toutes avec leur pièce')
      : inForce === 1
        ? 'sans pièce indiquée'
        : `dont ${integer(undocumented)} sans pièce indiquée`
  return (
    <p class="no-print">
      {t(`${decisions} sur ces marchés, ${without}. `)}
      <a href={journalHref({ only: undocumented > 0 ? 'undocumented' : 'inForce' })}>Les voir au journal</a>
    </p>
  )
}

function Excluded({ of: { reason, count }, view }: { readonly of: ExcludedCount; readonly view: View }) {
  const { one, many } = EXCLUSION_WORDS[reason]
  // Nothing is out of the scope of a whole organisation: that reason belongs to questions asked of a buyer or a threshold.
  if (reason === 'outOfScope') return <>{countOf(count, one, many)}</>
  return <Count of={{ query: excludedFrom(view, reason), contracts: count }}>{countOf(count, one, many)}</Count>
}

const NOT_MEASURED = [
  'Les dépenses payées : le registre dit ce qui est engagé par contrat, non ce qui est dépensé.',
  'Les achats auprès d’entreprises solidaires ou employant des personnes défavorisées : c’est une qualité du fournisseur, qu’une clause ne prouve pas.',
  'Le respect des clauses pendant l’exécution : l’état retenu est celui de la notification.',
  'La nature du fournisseur : un titulaire qui est une structure d’insertion ne vaut ni clause, ni critère, ni réservation.',
  'La conformité à la loi : elle dépend de la date de lancement de la consultation, du seuil de chaque lot et des dérogations motivées.',
]

export function NotMeasured() {
  return (
    <section class="no-print" aria-labelledby="limites">
      <h2 id="limites">Ce que nous ne mesurons pas</h2>
      <ul>
        {NOT_MEASURED.map((limit) => (
          <li>{t(limit)}</li>
        ))}
      </ul>
    </section>
  )
}
