import { cpus } from 'node:os'
import { benchAnew } from './anew.js'
import { benchCsv } from './csv.js'
import { benchDecide } from './decide.js'
import { benchDeclared, benchDisagreements } from './declared.js'
import { benchImport } from './import.js'
import { benchIndicators } from './indicators.js'
import { benchJson } from './json.js'
import { benchListing } from './listing.js'
import { benchMillion } from './million.js'
import { benchPages } from './pages.js'
import { benchPreview } from './preview.js'
import { benchRates, benchSample } from './rates.js'
import { benchReaders } from './readers.js'
import { benchTag } from './tag.js'
import { benchUploads } from './uploads.js'
import { benchXlsx } from './xlsx.js'

const BENCHES = {
  import: benchImport,
  uploads: benchUploads,
  xlsx: benchXlsx,
  csv: benchCsv,
  tag: benchTag,
  indicators: benchIndicators,
  json: benchJson,
  listing: benchListing,
  anew: benchAnew,
  pages: benchPages,
  preview: benchPreview,
  readers: benchReaders,
  rates: benchRates,
  declared: benchDeclared,
  decide: benchDecide,
  million: benchMillion,
}

/** Prints what we measure; nothing is asserted, for another machine gives other figures. Names on the line pick some. */
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
/** Not measures, and only when asked for by name: proofs to be read by a person. */
const LISTS = { sample: benchSample, disagreements: benchDisagreements }

const asked = process.argv.slice(2)
for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench()
for (const [name, list] of Object.entries(LISTS)) if (asked.includes(name)) await list()
