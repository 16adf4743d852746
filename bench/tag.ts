import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { tagText } from '../src/considerations/tag.js'
import { Folder } from '../src/considerations/text.js'

const FILE = new URL('../../shared/data/notices/boamp_api_10000_avis_2024.json', import.meta.url)
const ROUNDS = 20

/** Texts tagged a second over real objects of notices, beside a bare folding of the same texts. */
export async function benchTag(): Promise<void> {
  if (!existsSync(FILE)) {
    console.log('tag : données absentes (shared/data/notices), mesure sautée')
    return
  }
  const notices: { objet?: string }[] = JSON.parse(readFileSync(FILE, 'utf8'))
  const texts = notices.flatMap(({ objet }) => (objet ? [objet] : []))
  const folder = new Folder()
  const fold = secondsOf(texts, (text) => folder.fold(text))
  const tag = secondsOf(texts, (text) => tagText({ field: 'objet', text }))
  const perSecond = Math.round((texts.length * ROUNDS) / tag)
  console.log(
    `tag : ${perSecond.toLocaleString('fr-FR')} textes/s (${texts.length} objets × ${ROUNDS}, ${(tag / fold).toFixed(1)} × un simple repli)`,
  )
}

function secondsOf(texts: readonly string[], run: (text: string) => unknown): number {
  for (const text of texts) run(text)
  const start = performance.now()
  for (let round = 0; round < ROUNDS; round++) for (const text of texts) run(text)
  return (performance.now() - start) / 1000
}
