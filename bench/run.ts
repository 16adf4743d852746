import { cpus } from 'node:os'
import { benchAnew } from './anew.js'
import { benchImport } from './import.js'
import { benchIndicators } from './indicators.js'
import { benchListing } from './listing.js'
import { benchPages } from './pages.js'
import { benchRead } from './read.js'
import { benchReaders } from './readers.js'
import { benchTag } from './tag.js'

/** Prints what we measure; nothing is asserted, for another machine gives other figures. */
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
for (const bench of [
  benchImport,
  benchRead,
  benchTag,
  benchIndicators,
  benchListing,
  benchAnew,
  benchPages,
  benchReaders,
])
  await bench()
