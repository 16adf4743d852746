import type { Place } from '../../issues.js'

export const FILE: Place = { cell: null, label: 'Fichier', value: null }

/** A place of an XML file as the user sees it: its XPath, and the line it begins on. */
export const placeAt = (path: string, line: number): Place => ({
  cell: path,
  label: `Élément ${path} (ligne ${line})`,
  value: null,
})
