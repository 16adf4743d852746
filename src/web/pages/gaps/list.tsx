import { countOf, typographic as t } from '../../../french.js'
import type { Gaps } from '../../../tasks/gaps.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { Gap } from '../../../topics.js'
import { type ContractsQuery, contractsHref } from '../../query.js'
import { Count } from '../summary/count.js'
import { GapsTable } from './gapsTable.js'

const WORDS: Record<
  Gap,
  { readonly id: string; readonly title: string; readonly text: string; readonly file: string }
> = {
  undeclared: {
    id: 'non-declare',
    title: 'Trouvé dans les textes, non déclaré',
    text: 'Un texte du marché établit le fait, sa phrase citée ; la colonne ou la liste publiée ne le nomme pas. À relire, puis à déclarer.',
    file: 'Prêt à corriger la publication (CSV)',
  },
  unfound: {
    id: 'non-trouve',
    title: 'Déclaré, non trouvé dans les textes',
    text: 'La colonne ou la liste publiée déclare le fait ; aucun texte reçu n’en parle. Ce n’est pas une faute : le registre ne contient souvent que l’objet du marché, et la clause peut être dans ses pièces. La liste dit seulement ce que les textes du registre ne portent pas.',
    file: 'La liste à vérifier sur pièces (CSV)',
  },
}

/** One way texts and declarations part: what it means, its file, its contracts. */
export function List({ gap, gaps }: { readonly gap: Gap; readonly gaps: Gaps }) {
  const { id, title, text, file } = WORDS[gap]
  const table = gaps[gap]
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t(`${title} : `)}
        <Count of={{ query: scopeOf(gaps, gap), contracts: table.contracts }}>
          {countOf(table.contracts, 'marché', 'marchés')}
        </Count>
      </h2>
      <p class="measured">{t(text)}</p>
      <p>
        <a href={contractsHref(scopeOf(gaps, gap), '/ecarts.csv')}>{t(file)}</a>
      </p>
      <GapsTable title={title} gap={gap} gaps={gaps} table={table} />
    </section>
  )
}

/** The contracts of a whole list, as the page was asked. */
function scopeOf({ asked: { year, acheteur } }: Gaps, gap: Gap): ContractsQuery {
  return { ...(year === undefined ? {} : civilYear(year)), acheteur, gap }
}
