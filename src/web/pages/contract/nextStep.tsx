import { DECLARED_HEADERS, factOf } from '../../../considerations/columns.js'
import type { Considerations, Flag } from '../../../considerations/types.js'
import type { SourceText } from '../../../contract.js'
import { typographic as t } from '../../../french.js'
import type { Kind } from '../../../states.js'
import type { DeclaredHeaders } from '../../../tasks/declaredHeaders.js'

/** What the register says of a contract in its columns, and whether it is a table or published data. */
export interface Register {
  readonly texts: readonly SourceText[]
  readonly headers: DeclaredHeaders
  readonly isTable: boolean
  /** Of a contract typed here, which no register holds: where it is put right. */
  readonly correctHref: string | null
}

interface NextStepProps {
  readonly kind: Kind
  readonly considerations: Pick<Considerations, 'states' | 'flags'>
  readonly register: Register
}

/** What an officer can do today about a fact that is not settled: the register is where it is said. */
export function NextStep({ kind, considerations: { states, flags }, register }: NextStepProps) {
  if (states[kind] === 'yes' || states[kind] === 'no') return null
  if (register.correctHref !== null) {
    return (
      <p class="next-step">
        {t(states[kind] === 'review' ? 'À faire : décidez-en ci-dessous, ou ' : 'À faire : ')}
        <a href={register.correctHref}>corrigez ce marché</a>
        {t(', qui a été saisi ici : aucun registre ne le porte.')}
      </p>
    )
  }
  const opposed = flags.some((flag) => flag.kind === kind && CONTRADICTIONS.has(flag.flag))
  return (
    <p class="next-step">
      {t(`À faire : ${opposed ? CORRECT : completeText(kind, register)}, puis `)}
      <a href="/registres">déposez-le de nouveau</a>.
    </p>
  )
}

const CONTRADICTIONS: ReadonlySet<Flag['flag']> = new Set([
  'contradiction',
  'declaredContradiction',
  'textContradiction',
])
const CORRECT = 'ces indices se contredisent, corrigez dans le registre celui qui est faux'

function completeText(kind: Kind, { texts, headers, isTable }: Register): string {
  if (!isTable) {
    const list = kind.startsWith('environmental') ? 'considerationsEnvironnementales' : 'considerationsSociales'
    return `complétez « ${list} » dans le fichier DECP`
  }
  const own = texts.find((text) => text.column !== null && factOf(text) === kind)?.column ?? headers[kind]
  return own
    ? `complétez par oui ou non la colonne « ${own.trim()} » du registre`
    : `complétez par oui ou non la colonne « ${DECLARED_HEADERS[kind]} » du registre (ajoutez-la si elle manque)`
}
