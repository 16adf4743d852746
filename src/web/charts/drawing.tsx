import * as Plot from '@observablehq/plot'
import { type Child, jsx } from 'hono/jsx'
import { parseHTML } from 'linkedom/worker'

/** Plot needs a document to create its nodes with; nothing is ever attached to it, so one serves every chart. */
const { document } = parseHTML('<!doctype html><html></html>')

const TEXT_NODE = 3
const ELEMENTS = new Set(['g', 'rect', 'line', 'text', 'tspan', 'a'])
const ATTRIBUTES = new Set([
  ...['x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'rx', 'dy', 'transform'],
  ...['class', 'fill', 'text-anchor', 'href', 'aria-hidden'],
])

/**
 * What Plot draws, as hono nodes, whose texts and attributes are escaped on output. Only listed elements and attributes
 * pass: Plot's own style sheet, inline styles and English labels stay behind (the pages' CSP forbids inline style).
 */
export function drawing(width: number, height: number, marks: readonly Plot.Markish[]): Child[] {
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height,
    margin: 0,
    axis: null,
    x: { type: 'linear', domain: [0, width], range: [0, width] },
    y: { type: 'linear', domain: [0, height], range: [0, height] },
    marks: [...marks],
  })
  return [...svg.childNodes].map(toHono)
}

function toHono(node: ChildNode): Child {
  if (node.nodeType === TEXT_NODE) return node.textContent
  if (!isElement(node) || !ELEMENTS.has(node.localName)) return null
  return jsx(node.localName, attributesOf(node), ...[...node.childNodes].map(toHono))
}

function isElement(node: ChildNode): node is ChildNode & Element {
  return 'localName' in node
}

function attributesOf(node: Element): Record<string, string> {
  const kept = [...node.attributes]
    .map(({ name, value }) => [name.replace('xlink:', ''), value] as const)
    .filter(([name]) => ATTRIBUTES.has(name))
    .map(([name, value]) => [name, name === 'href' ? value : rounded(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  // Plot puts the name of a linked shape on the shape; the link is what is read.
  const label = node.localName === 'a' ? node.firstElementChild?.getAttribute('aria-label') : null
  return { ...Object.fromEntries(kept), ...(label ? { 'aria-label': label } : {}) }
}

function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{2,}/g, (digits) => String(Math.round(Number(digits) * 10) / 10))
}
