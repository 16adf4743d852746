import { SaxesParser } from 'saxes'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** The document as a tree; throws on the first thing that is not well-formed XML 1.0 with namespaces. */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const given = Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]))
    const element = { name: `{${uri}}${local}`, attributes: given, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('cdata', () => {
    throw new Error('no CDATA expected')
  })
  parser.write(source).close()
  const [top] = root.children
  if (!top) throw new Error('no root element')
  return top
}

const ATOM = '{http://www.w3.org/2005/Atom}'
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i

export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === ATOM + name)
export const textOf = (element: XmlElement, name: string): string => all(element, name)[0]?.text ?? ''

/** What RFC 4287 requires of a feed (§4.1.1) and of its entries (§4.1.2), as a list of what is missing. */
export function atomFaults(feed: XmlElement): string[] {
  const faults = feed.name === `${ATOM}feed` ? [] : ['root is not atom:feed']
  const check = (element: XmlElement, place: string) => {
    for (const name of ['id', 'title', 'updated']) {
      if (all(element, name).length !== 1) faults.push(`${place}: exactly one ${name}`)
    }
    if (!IRI.test(textOf(element, 'id'))) faults.push(`${place}: id is no IRI`)
    if (textOf(element, 'title').trim() === '') faults.push(`${place}: empty title`)
    if (!INSTANT.test(textOf(element, 'updated'))) faults.push(`${place}: updated is no RFC 3339 instant`)
    const relations = all(element, 'link').map(
      ({ attributes }) => `${attributes.rel} ${attributes.type} ${attributes.hreflang}`,
    )
    const alternates = relations.filter((relation) => relation.startsWith('alternate'))
    if (new Set(alternates).size !== alternates.length) faults.push(`${place}: two alternates of one type`)
    if (all(element, 'link').some(({ attributes }) => !IRI.test(attributes.href ?? '')))
      faults.push(`${place}: bad link`)
    if (all(element, 'category').some(({ attributes }) => !attributes.term))
      faults.push(`${place}: category without term`)
  }
  check(feed, 'feed')
  const authors = all(feed, 'author')
  if (authors.length === 0 || authors.some((author) => textOf(author, 'name') === ''))
    faults.push('feed: author with name')
  if (!all(feed, 'link').some(({ attributes }) => attributes.rel === 'self')) faults.push('feed: self link')
  const entries = all(feed, 'entry')
  entries.forEach((entry, at) => {
    check(entry, `entry ${at}`)
    const content = all(entry, 'content')
    if (content.length > 1) faults.push(`entry ${at}: several contents`)
    if (content.length === 0 && all(entry, 'link').length === 0) faults.push(`entry ${at}: no content and no link`)
  })
  if (new Set(entries.map((entry) => textOf(entry, 'id'))).size !== entries.length) faults.push('two entries of one id')
  return faults
}
