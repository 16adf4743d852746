import { capital, listOf, typographic as t } from '../../french.js'
import { importedText } from '../../indicators/wording.js'
import type { Sources } from '../../tasks/sources.js'

/** Under figures, how recent the data are and by what they were read and counted: what programs are told as `sources`. */
export function SourcesNote({ of: { importedOn, rules, definitions } }: { readonly of: Sources }) {
  if (importedOn === null) return null
  const parts = [
    importedText(importedOn),
    ...(rules.length > 0 ? [`règles de lecture, version ${listOf(rules)}`] : []),
    `définitions de l’outil, version ${definitions}`,
  ]
  return <p class="note">{t(`${capital(parts.join(' ; '))}.`)}</p>
}
