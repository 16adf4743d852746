import { countOf, percent, typographic as t } from '../../../french.js'
import type { IndicatorsResult } from '../../../indicators/compute.js'
import { VALUE_LABEL } from '../../../indicators/shares.js'
import type { ValueShare } from '../../../indicators/types.js'
import { Count } from './count.js'
import type { BuiltInHeadline } from './headlines.js'
import { largestBehind, type View } from './view.js'

interface ValueNoteProps {
  /** What the note is about, where a table has several populations. */
  readonly of?: string
  readonly headlines: readonly Pick<BuiltInHeadline, 'title' | 'indicator'>[]
  readonly result: IndicatorsResult
  readonly view: View
}

/** SPEC §3, under a table of rates in value: the share of maxima, and each rate without the largest contracts. */
export function ValueNote({ of, headlines, result, view }: ValueNoteProps) {
  const shares = headlines.flatMap(({ title, indicator: { id } }) => {
    const share = result.indicators.find((each) => each.id === id.replace(/\.number$/, '.value'))
    return share?.base === 'euro' && share.value !== null ? [{ title, share }] : []
  })
  const [first] = shares
  if (!first) return null
  return (
    <p class="note">
      {t(`En valeur${of ? ` (${of})` : ''} : ${VALUE_LABEL}. `)}
      {first.share.shareOfMaxima ? t(`${percent(first.share.shareOfMaxima)} du total sont des maximums. `) : ''}
      <WithoutLargest shares={shares} of={first.share} view={view} />
    </p>
  )
}

interface WithoutLargestProps {
  readonly shares: readonly { readonly title: string; readonly share: ValueShare }[]
  readonly of: ValueShare
  readonly view: View
}

/** Every share in value is taken of the same contracts: the largest are the same for all. */
function WithoutLargest({ shares, of, view }: WithoutLargestProps) {
  const count = of.withoutLargest.excluded.length
  if (count === 0) return <>{t('Aucun marché ne pèse plus de 10 % du total.')}</>
  const rates = shares.map(({ title, share: { withoutLargest } }) => {
    const rate = withoutLargest.value === null ? 'non calculable' : percent(withoutLargest.value)
    return `${title} : ${rate}`
  })
  return (
    <>
      Sans <Count of={largestBehind(of, view)}>{countOf(count, 'marché', 'marchés')}</Count>
      {t(` de plus de 10 % du total, ${rates.join(' ; ')}.`)}
    </>
  )
}
