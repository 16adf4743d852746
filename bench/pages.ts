import { demoPages, percentile, type Service, withDemo } from './service.js'

const REQUESTS = 200

/** Time of 200 requests to each page of the demo, one after the other, and what travels. */
export async function benchPages(): Promise<void> {
  await withDemo(1, async (service) => {
    for (const path of await demoPages(service)) console.log(await pageLine(service, path))
  })
}

async function pageLine(service: Service, path: string): Promise<string> {
  const times: number[] = []
  let bytes = 0
  for (let asked = 0; asked < REQUESTS; asked += 1) {
    const { ms, body } = await service.get(path)
    times.push(ms)
    bytes = body.length
  }
  times.sort((a, b) => a - b)
  const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)].map((ms) => ms.toFixed(1))
  return `page ${path}: median ${median} ms, p95 ${p95} ms over ${REQUESTS} requests, ${(bytes / 1000).toFixed(1)} kB gzip`
}
