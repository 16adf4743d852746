import type { Severity } from '../../../errors.js'
import { capital } from '../../../french.js'
import { SEVERITY_WORDS } from './words.js'

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { shape, one } = SEVERITY_WORDS[severity]
  return (
    <span class="state">
      <span aria-hidden="true">{shape}</span> {one}
    </span>
  )
}

/** "Avertissements": above what is of one gravity. */
export const headingOf = (severity: Severity): string => capital(SEVERITY_WORDS[severity].many)
