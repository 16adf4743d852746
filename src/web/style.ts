import { fingerprint } from './fingerprint.js'
import { BASE_CSS } from './style/base.js'
import { CHARTS_CSS } from './style/charts.js'
import { COMPONENTS_CSS } from './style/components.js'
import { CONTRACTS_CSS } from './style/contracts.js'
import { FORMS_CSS } from './style/forms.js'
import { LAYOUT_CSS } from './style/layout.js'
import { OBJECTIVES_CSS } from './style/objectives.js'
import { PAGES_CSS } from './style/pages.js'
import { PRINT_CSS } from './style/print.js'
import { REFERENCE_CSS } from './style/reference.js'
import { REGISTERS_CSS } from './style/registers.js'
import { RESERVED_CSS } from './style/reserved.js'
import { REVIEW_CSS } from './style/review.js'
import { SUMMARY_CSS } from './style/summary.js'
import { TABLES_CSS } from './style/tables.js'
import { TOKENS_CSS } from './style/tokens.js'

/** The one style sheet: light and dark, phone and paper; served as a file, so that no page needs inline style. */
export const STYLE = [
  TOKENS_CSS,
  BASE_CSS,
  LAYOUT_CSS,
  FORMS_CSS,
  TABLES_CSS,
  COMPONENTS_CSS,
  CHARTS_CSS,
  SUMMARY_CSS,
  PAGES_CSS,
  OBJECTIVES_CSS,
  CONTRACTS_CSS,
  REGISTERS_CSS,
  RESERVED_CSS,
  REVIEW_CSS,
  REFERENCE_CSS,
  PRINT_CSS,
].join('\n')

const HREF = `/style.css?v=${fingerprint(STYLE)}`
export const sheetHref = (): string => HREF
