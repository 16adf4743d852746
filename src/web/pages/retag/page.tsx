import { countOf, integer, typographic as t } from '../../../french.js'
import type { ContractChange } from '../../../tasks/retag/change.js'
import type { Proof } from '../../../tasks/retag/traits.js'
import { completedWords, factWords, moveWords, traitMoveWords, traitWords } from '../../../tasks/retag/words.js'
import type { RetagReport } from '../../../tasks/retag.js'
import { MOST_REREAD, type RulesStanding } from '../../../tasks/rules.js'
import { contractHref } from '../../query.js'
import { page } from '../../ui/layout.js'

export const RETAG_PATH = '/relire'

interface RetagPageProps {
  readonly standing: RulesStanding
  /** What reading again would change; null: nothing is to be read again here. */
  readonly preview: RetagReport | null
}

/** Reading contracts again by the rules of today: what it would change, then the button that does it. */
export function retagPage({ standing, preview }: RetagPageProps) {
  return page(
    { title: 'Relire les marchés', section: null },
    <>
      <h1>Relire les marchés</h1>
      {preview ? <Preview of={preview} /> : <Standing of={standing} />}
      <p>
        <a href="/">Revenir à l’accueil</a>
      </p>
    </>,
  )
}

function Standing({ of: { contracts, outdated, fault } }: { readonly of: RulesStanding }) {
  if (fault !== null) return <p class="notice">{t(fault)}</p>
  if (outdated === 0) {
    return <p>{t(`Rien à relire : ${countOf(contracts, 'marché', 'marchés')}, avec les règles d’aujourd’hui.`)}</p>
  }
  return (
    <p class="notice">
      {t(
        `Ce registre compte ${integer(contracts)} marchés ; cette page en relit ${integer(MOST_REREAD)} au plus. Sur un serveur Node, relisez-les par la commande « spaser retag ».`,
      )}
    </p>
  )
}

function Preview({ of: report }: { readonly of: RetagReport }) {
  const { before, after, read, changed } = report
  return (
    <>
      <p class="lead">
        {t(
          `Règles ${Object.keys(before).join(', ')} → ${after} : ${countOf(read, 'marché relu', 'marchés relus')} à l’essai, ${changed === 0 ? 'aucun ne change' : countOf(changed, 'change', 'changent')}. Rien n’est encore écrit.`,
        )}
      </p>
      {report.completed > 0 && <p>{t(completedWords(report.completed))}</p>}
      <Moves of={report} />
      <Rules of={report} />
      <Changes of={report} />
      {report.held > 0 && (
        <p>
          {t(
            `${countOf(report.held, 'décision d’agent tient', 'décisions d’agents tiennent')} contre ce que ces règles liraient.`,
          )}
        </p>
      )}
      <form class="actions" method="post" action={RETAG_PATH}>
        <button class="primary" type="submit">
          {t(`Appliquer : ${countOf(report.rewritten, 'marché', 'marchés')}`)}
        </button>
        <a href="/">Ne rien changer</a>
      </form>
    </>
  )
}

const marches = (count: number): string => countOf(count, 'marché', 'marchés')

function Moves({ of: { byState, byTrait } }: { readonly of: RetagReport }) {
  if (byState.length + byTrait.length === 0) return null
  return (
    <section aria-labelledby="mouvements">
      <h2 id="mouvements">Ce qui change</h2>
      <ul>
        {byState.map((move) => (
          <li>{t(`${marches(move.contracts)} : ${moveWords(move)}`)}</li>
        ))}
        {byTrait.map((move) => (
          <li>{t(`${marches(move.contracts)} : ${traitMoveWords(move)}`)}</li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ of: { byRule } }: { readonly of: RetagReport }) {
  if (byRule.length === 0) return null
  return (
    <section aria-labelledby="par-regle">
      <h2 id="par-regle">Par quelles règles</h2>
      <ul>
        {byRule.map(({ rule, title, contracts }) => (
          <li>{t(`${marches(contracts)} : ${title} (${rule})`)}</li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ of: { changes, changed } }: { readonly of: RetagReport }) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="un-par-un">
      <h2 id="un-par-un">{changed > changes.length ? `Les ${changes.length} premiers` : 'Un par un'}</h2>
      {changes.map((change) => (
        <Change of={change} />
      ))}
    </section>
  )
}

function Change({ of: { uid, objet, acheteur, facts, traits } }: { readonly of: ContractChange }) {
  return (
    <article class="evidence">
      <p>
        <a href={contractHref(uid)}>{t(objet)}</a>
        {acheteur !== null && t(` (${acheteur})`)}
      </p>
      <ul>
        {facts.map((fact) => (
          <li>
            {t(factWords(fact))}
            <Proofs sign="+" of={fact.gained} />
            <Proofs sign="−" of={fact.lost} />
          </li>
        ))}
        {traits.map((trait) => (
          <li>
            {t(traitWords(trait))}
            <Proofs sign={trait.change === 'gained' ? '+' : '−'} of={trait.proofs} />
          </li>
        ))}
      </ul>
    </article>
  )
}

function Proofs({ sign, of }: { readonly sign: '+' | '−'; readonly of: readonly Proof[] }) {
  return (
    <>
      {of.map(({ title, rule, quote }) => (
        <p class="note">{t(`${sign} ${title} (${rule}) : « ${quote} »`)}</p>
      ))}
    </>
  )
}
