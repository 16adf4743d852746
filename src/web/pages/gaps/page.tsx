import { capital, countOf, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS, type Kind } from '../../../states.js'
import type { GapRow, Gaps, GapTable } from '../../../tasks/gaps.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { Gap } from '../../../topics.js'
import { type ContractsQuery, contractsHref } from '../../query.js'
import { Scroll } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Count } from '../summary/count.js'
import { Filters, gapsShown } from './filters.js'

/** Where texts and declarations part, for who corrects the publication; every number opens its contracts. */
export function gapsPage(gaps: Gaps, notices: readonly string[]) {
  const { undeclared, unfound, sirens } = gaps
  return page(
    { title: 'Écarts entre textes et déclarations', section: '/marches', wide: true },
    <>
      <h1>Écarts entre textes et déclarations</h1>
      <p class="lead">
        {t(
          'Là où ce que le registre déclare dans ses colonnes et ce que disent ses textes ne coïncident pas : de quoi corriger la publication, ou le registre.',
        )}
      </p>
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      {sirens.length === 0 ? <Nothing /> : <Filters gaps={gaps} />}
      {sirens.length > 0 && undeclared.contracts + unfound.contracts === 0 && <NothingHere />}
      {undeclared.contracts > 0 && <List gap="undeclared" gaps={gaps} />}
      {unfound.contracts > 0 && <List gap="unfound" gaps={gaps} />}
      {sirens.length > 0 && <Reading />}
    </>,
  )
}

function Nothing() {
  return (
    <p>
      {t(
        'Aucun écart : les colonnes et les textes des marchés du registre disent la même chose, ou l’une des deux sources se tait partout. ',
      )}
      <a href="/marches">Voir les marchés</a> · <a href="/registres">importer un registre</a>
    </p>
  )
}

function NothingHere() {
  return (
    <p>
      {t('Aucun écart pour ce choix. ')}
      <a href="/ecarts">Voir tous les écarts</a>
    </p>
  )
}

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

function List({ gap, gaps }: { readonly gap: Gap; readonly gaps: Gaps }) {
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
      <GapsTable gap={gap} gaps={gaps} table={table} />
    </section>
  )
}

/** The contracts of a whole list, as the page was asked. */
function scopeOf({ asked: { year, acheteur } }: Gaps, gap: Gap): ContractsQuery {
  return { ...(year === undefined ? {} : civilYear(year)), acheteur, gap }
}

/** Rows that one reads through; the others are in the file, or behind a choice. */
const MOST_ROWS = 100

interface TableProps {
  readonly gap: Gap
  readonly gaps: Gaps
  readonly table: GapTable
}

function GapsTable({ gap, gaps, table }: TableProps) {
  const kinds = KINDS.filter((kind) => table.kinds[kind] > 0)
  const several = new Set(table.rows.map(({ siren }) => siren)).size > 1
  const rows = several ? table.rows.slice(0, MOST_ROWS) : []
  const left = several ? table.rows.length - rows.length : 0
  const caption = `${WORDS[gap].title} : marchés par ${several ? 'acheteur et par ' : ''}année, et par fait`
  return (
    <>
      <Scroll label={caption}>
        <table class="gaps">
          <caption>{t(caption)}</caption>
          <thead>
            <tr>
              {several && <th scope="col">Acheteur</th>}
              <th scope="col">Année</th>
              <th scope="col" class="number">
                Marchés
              </th>
              {kinds.map((kind) => (
                <th scope="col" class="number">
                  {t(capital(KIND_LABELS[kind]))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.years.map((row) => (
              <Row {...{ gap, gaps, kinds, row }} buyer={several ? 'Tous les acheteurs' : null} />
            ))}
          </tbody>
          {several && (
            <tbody>
              {rows.map((row) => (
                <Row {...{ gap, gaps, kinds, row }} buyer={gapsShown(gaps, row.siren)} />
              ))}
            </tbody>
          )}
        </table>
      </Scroll>
      <p class="note">{t('Un marché peut s’écarter sur plusieurs faits : les colonnes ne s’additionnent pas.')}</p>
      {left > 0 && (
        <p class="note">
          {t(
            `Les ${MOST_ROWS} premières lignes, des acheteurs qui ont le plus d’écarts ; ${integer(left)} de plus en choisissant une année ou un acheteur, toutes dans le fichier.`,
          )}
        </p>
      )}
    </>
  )
}

interface RowProps extends Pick<TableProps, 'gap' | 'gaps'> {
  readonly kinds: readonly Kind[]
  readonly row: Omit<GapRow, 'siren'> & Partial<Pick<GapRow, 'siren'>>
  /** Null: no column for it. */
  readonly buyer: string | null
}

function Row({ gap, gaps, kinds, row, buyer }: RowProps) {
  const query = rowScope(gaps, gap, row)
  const cell = (contracts: number, fact?: Kind) =>
    query === null || contracts === 0 ? (
      integer(contracts)
    ) : (
      <Count of={{ query: fact ? { ...query, fact } : query, contracts }} />
    )
  return (
    <tr>
      {buyer !== null && <th scope="row">{t(buyer)}</th>}
      {buyer === null ? <th scope="row">{yearShown(row.year)}</th> : <td>{yearShown(row.year)}</td>}
      <td class="number">{cell(row.contracts)}</td>
      {kinds.map((kind) => (
        <td class="number">{cell(row.kinds[kind], kind)}</td>
      ))}
    </tr>
  )
}

const yearShown = (year: number | null): string => (year === null ? 'sans date' : String(year))

/** Null: the address of a list has no word for contracts without a date, nor for those of nobody among several buyers. */
function rowScope({ asked }: Gaps, gap: Gap, { siren, year }: RowProps['row']): ContractsQuery | null {
  if (year === null || siren === null) return null
  return { ...civilYear(year), acheteur: asked.acheteur ?? siren, gap }
}

function Reading() {
  return (
    <section aria-labelledby="lire">
      <h2 id="lire">Comment lire ces listes</h2>
      <ul>
        <li>
          {t(
            'Tous les marchés et concessions du registre, comptés ou non dans les taux : une publication se corrige en entier.',
          )}
        </li>
        <li>
          {t(
            'Une liste DECP ne nomme pas la clause d’insertion à part : ce fait n’est comparé que là où une colonne en parle.',
          )}
        </li>
        <li>
          {t(
            'Le fichier donne une ligne par marché et par fait : ce qui est publié aujourd’hui, la valeur DECP, la phrase citée, sa cellule, la règle et les articles. L’état retenu y est dit : un « à vérifier » se tranche avant de se publier.',
          )}
        </li>
        <li>
          {t('Une fois le registre corrigé, ')}
          <a href="/registres">déposez-le de nouveau</a>
          {t(' : l’écart disparaît. ')}
          <a href="/methode">Comment les textes sont lus</a>
        </li>
      </ul>
    </section>
  )
}
