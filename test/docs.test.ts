import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CUE_NAMES } from '../src/considerations/cues.js'
import { READINGS } from '../src/considerations/rule.js'
import { typographic } from '../src/french.js'
import { FACT_NAMES } from '../src/indicators/facts.js'
import { HOURS_FIGURES } from '../src/indicators/hours.js'
import { KINDS, STATES } from '../src/states.js'
import { LIST_SORTS } from '../src/store/listing.js'
import { OBJECT_KINDS, TOPIC_IDS } from '../src/topics.js'
import { PARAMETER_NAMES, parseContractsQuery } from '../src/web/contractsQuery.js'
import { AUDIENCES, LIFE, PARAMETERS, readAddress } from '../src/web/pages/reserved/address.js'
import { LIST_COLUMNS } from '../src/web/query.js'
import { served } from './web/api/served.js'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const IMAGES = join(ROOT, 'docs/images')
const HEAVIEST = 250_000

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))

const GUIDE = filesIn('docs/guide')
const DOCUMENTS = [...filesIn('docs'), 'README.md']

/** Without fences and code spans, where nothing is French nor a link. */
const prose = (file: string): string =>
  read(file)
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, '')

interface Link {
  readonly file: string
  readonly text: string
  readonly target: string
  readonly image: boolean
}

const LINKS: readonly Link[] = DOCUMENTS.flatMap((file) =>
  [...prose(file).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, bang, text = '', target = '']) => ({
    file,
    text,
    target,
    image: bang === '!',
  })),
)
const IMAGE_LINKS = LINKS.filter(({ image }) => image)
const INTERNAL = LINKS.filter(({ target }) => !/^[a-z]+:/.test(target))

/** Fragments of the headings of a document, as code hosts make them. */
function fragments(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}

function isReached({ file, target }: Link): boolean {
  const [path = '', fragment] = target.split('#')
  const reached = path === '' ? join(ROOT, file) : join(ROOT, dirname(file), path)
  return existsSync(reached) && (fragment === undefined || fragments(reached).includes(decodeURI(fragment)))
}

describe('le guide', () => {
  test('chaque page du menu et du pied de page a la sienne, que l’index nomme', async () => {
    const html = await (await served().app.request('/accessibilite')).text()
    const frame = html.replace(/<main[\s\S]*<\/main>/, '')
    const paths = new Set([...frame.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, path = '']) => path))
    expect(paths.size).toBeGreaterThanOrEqual(8)
    const index = read('docs/README.md')
    for (const path of paths) {
      const own = GUIDE.filter((file) => typed(read(file)).includes(`Adresse : \`${path}\``))
      expect(own, path).toHaveLength(1)
      expect(index, path).toContain(`(${relative('docs', own[0] ?? '')}) | \`${path}\``)
    }
  })

  test('chaque document est dans l’index', () => {
    const named = LINKS.filter(({ file }) => file === 'docs/README.md').map(({ target }) => join('docs', target))
    const others = filesIn('docs').filter((file) => file !== 'docs/README.md')
    expect(others.filter((file) => !named.includes(file))).toEqual([])
  })

  test('chaque page du guide a les mêmes parties', () => {
    for (const file of GUIDE.filter((each) => !each.endsWith('installer.md'))) {
      const text = typed(read(file))
      expect(text, file).toMatch(/\n## Les mots\n/)
      expect(text, file).toMatch(/\n## Ce que (la|ces) pages? ne (fait|font) pas\n/)
      expect(text, file).toMatch(/\n## Clavier, papier, téléphone\n/)
    }
  })

  test('la typographie est celle des pages', () => {
    for (const file of [...GUIDE, 'docs/README.md']) expect(prose(file), file).toBe(typographic(prose(file)))
  })
})

describe('le fichier de règles', () => {
  const doc = read('docs/regles.md')

  test('l’exemple est celui qui est livré', () => {
    expect(doc).toContain(read('fixtures/rules/regles-exemple.json').trim())
  })

  test('chaque valeur possible est dite', () => {
    const values = [...KINDS, ...OBJECT_KINDS, ...TOPIC_IDS, ...READINGS, ...CUE_NAMES]
    expect(values.filter((value) => !doc.includes(`\`${value}\``))).toEqual([])
  })
})

describe('images et liens', () => {
  test('chaque image montrée existe, dit ce qu’elle montre et reste légère', () => {
    expect(IMAGE_LINKS.length).toBeGreaterThan(10)
    for (const { file, text, target } of IMAGE_LINKS) {
      expect(text.length, `${file}, ${target}`).toBeGreaterThan(30)
      expect(statSync(join(ROOT, dirname(file), target)).size, target).toBeLessThan(HEAVIEST)
    }
  })

  test('chaque image est montrée quelque part', () => {
    const shown = IMAGE_LINKS.map(({ file, target }) => join(ROOT, dirname(file), target))
    expect(readdirSync(IMAGES).filter((name) => !shown.includes(join(IMAGES, name)))).toEqual([])
  })

  test('chaque lien interne mène à un fichier, et à un titre', () => {
    expect(INTERNAL.filter((link) => !isReached(link))).toEqual([])
  })
})

const typed = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

/** First cells of the rows of a table, each a parameter or several. */
const rowsOf = (file: string): string =>
  read(file)
    .match(/^\| `.*$/gm)
    ?.join('\n') ?? ''

describe('les adresses', () => {
  const contracts = rowsOf('docs/guide/marches.md')
  const reserved = rowsOf('docs/guide/marches-reserves.md')

  test.each(PARAMETER_NAMES)('/marches : le paramètre %s est expliqué', (name) => {
    expect(contracts).toMatch(new RegExp(`^\\| [^|]*\`${name}\`[^|]*\\|`, 'm'))
  })

  test('/marches : chaque valeur connue est dite', () => {
    for (const value of [...FACT_NAMES, ...STATES, ...HOURS_FIGURES, ...LIST_SORTS, ...LIST_COLUMNS]) {
      expect(contracts, value).toContain(`\`${value}\``)
    }
  })

  test('/marches-reserves : chaque paramètre et chaque valeur aussi', () => {
    for (const name of Object.keys(PARAMETERS)) expect(reserved, name).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
    for (const value of [...Object.keys(AUDIENCES), ...Object.keys(LIFE)]) {
      expect(reserved, value).toContain(`\`${value}\``)
    }
  })

  test('chaque exemple d’adresse est compris', () => {
    const examples = DOCUMENTS.flatMap((file) => [
      ...read(file).matchAll(/\/(marches|marches-reserves)(?:\.\w+)?\?([^`'\s)]+)/g),
    ])
    expect(examples.length).toBeGreaterThan(3)
    for (const [address, page, search] of examples) {
      const parameters = new URLSearchParams(search)
      const { refused } = readAddress(parameters)
      const { bad } = parseContractsQuery(parameters)
      expect(page === 'marches' ? bad : refused, address).toEqual([])
      const known: readonly string[] = page === 'marches' ? PARAMETER_NAMES : Object.keys(PARAMETERS)
      expect(
        [...parameters.keys()].filter((name) => !known.includes(name)),
        address,
      ).toEqual([])
    }
  })
})
