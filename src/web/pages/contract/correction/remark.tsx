import { countOf, shortened, typographic as t } from '../../../../french.js'
import type { Remark } from '../../../../tasks/remarks.js'
import { mendHref, REMARK } from './address.js'

interface RemarkPartProps {
  readonly remark: Remark | null
  /** Whether a correction has just been written. */
  readonly done: boolean
}

/** The finding that brought somebody here, and the way to the next and to its report. */
export function RemarkPart({ remark, done }: RemarkPartProps) {
  if (!remark) return null
  const { importId, file, left, next } = remark
  return (
    <div class="notice remark" id={REMARK} tabindex={-1} role={done ? 'status' : undefined}>
      <p>{t(done ? doneText(remark) : `Remarque du compte rendu : ${shortened(remark.message, LONGEST)}`)}</p>
      <p class="no-print">
        {next && left > 0 && (
          <>
            <a class="button" href={mendHref(next)}>
              {t(`Remarque suivante (${countOf(leftBut(remark), 'restante', 'restantes')}) ▸`)}
            </a>{' '}
          </>
        )}
        <a href={`/registres/${importId}?reste=oui#liste`}>{t(`Compte rendu de « ${shortened(file, 80)} »`)}</a>
      </p>
    </div>
  )
}

const LONGEST = 300

function doneText(remark: Remark): string {
  const { isSettled, message } = remark
  if (!isSettled) return `Cette remarque du compte rendu reste à régler : ${shortened(message, LONGEST)}`
  return leftBut(remark) === 0 ? 'Remarque réglée : il n’en reste aucune.' : 'Remarque réglée.'
}

/** What is left beside the one looked at. */
const leftBut = ({ left, isSettled }: Remark): number => left - (isSettled ? 0 : 1)
