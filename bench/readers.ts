import { seeded } from './measure.js'
import { csvRegister } from './register.js'
import { demoPages, percentile, type Service, withDemo } from './service.js'

const READERS = 200
const ROWS = 50_000
/** How long a reader looks at a page before the next, on average; 0: as fast as answers come. */
const PAUSES_MS = [2_000, 0]
const LONGEST_MS = 240_000

interface Reading {
  readonly answers: { readonly asked: number; readonly ms: number }[]
  errors: number
}

/** 200 readers at once over the pages of the demo while a register of 50 000 rows is imported through the form. */
export async function benchReaders(): Promise<void> {
  for (const pause of PAUSES_MS) await withDemo(READERS + 2, (service) => readWhileImporting(service, pause))
}

async function readWhileImporting(service: Service, pause: number): Promise<void> {
  const pages = await demoPages(service)
  for (const path of pages) await service.get(path)
  let importing = true
  const reading: Reading = { answers: [], errors: 0 }
  const readers = Array.from({ length: READERS }, (_, reader) =>
    read(service, pages, pause, seeded(reader), reading, () => importing),
  )
  const started = performance.now()
  const published = await importThrough(service, csvRegister(ROWS, seeded(3)))
  importing = false
  await Promise.all(readers)
  const manner = pause === 0 ? 'without a pause' : `a page every ${pause / 1000} s each`
  const seconds = ((published - started) / 1000).toFixed(1)
  const before = reading.answers.filter(({ asked }) => asked < published)
  console.log(
    `readers, ${READERS} at once, ${manner}, while ${ROWS} rows are imported (${seconds} s): ${figures(before)}, ${reading.errors} errors`,
  )
  // Every page is then made anew from all the contracts, the first time it is asked for.
  const after = reading.answers.filter(({ asked }) => asked >= published)
  console.log(`readers, ${manner}, in the moment after it is published: ${figures(after)}`)
}

function figures(answers: Reading['answers']): string {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  const [median, p95, max] = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(0))
  return `${times.length} answers, median ${median} ms, p95 ${p95} ms, max ${max} ms`
}

async function read(
  { get }: Service,
  pages: readonly string[],
  pause: number,
  random: () => number,
  reading: Reading,
  on: () => boolean,
): Promise<void> {
  await sleep(pause * random())
  while (on()) {
    const { status, ms } = await get(pages[Math.floor(random() * pages.length)] ?? '/').catch(() => ({
      status: 0,
      ms: 0,
    }))
    if (status === 200) reading.answers.push({ asked: performance.now() - ms, ms })
    else reading.errors += 1
    await sleep(pause * 2 * random())
  }
}

/** Drops the register on the form and follows it; gives the last moment it was seen unpublished. */
async function importThrough({ get, post }: Service, register: string): Promise<number> {
  const form = new FormData()
  form.append('fichier', new Blob([register]), 'registre-50000.csv')
  const { location, status } = await post('/registres', form)
  if (status !== 303) throw new Error(`the register was refused: ${status}`)
  for (let seen = performance.now(), deadline = seen + LONGEST_MS; seen < deadline; ) {
    const asked = performance.now()
    const { status: followed, location: report } = await get(location)
    if (followed === 303 && /^\/registres\/\d/.test(report)) return seen
    seen = asked
    await sleep(100)
  }
  throw new Error(`the import was not done within ${LONGEST_MS} ms`)
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
