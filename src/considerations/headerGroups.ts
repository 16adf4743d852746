const GROUP = /^([^-:]{3,60}?) ?[-:] ?(\S.*)$/
const DEVICE_ALONE = /^(?:clauses?|criteres?|conditions? d execution)(?: ?\([^)]*\))?$/
const RESERVATION = /^(?:marches? |lots? )?reserv(?:ee?s?|ations?)(?![a-z])/
const NAMES_DEVICE = /clause|critere|condition/
const SPEAKS_OF = /soc(?:ia|(?![a-z]))|env(?:iron|(?![a-z]))|insertion|durable/

/**
 * A folded header under its group, said as a header of its own: "considerations sociales - clause" is "clause sociale", and
 * "considerations sociales - reserve" is "reserve".
 */
export function ownHeader(header: string): string {
  const [, group, own] = GROUP.exec(header) ?? []
  if (group === undefined || own === undefined) return header
  if (!NAMES_DEVICE.test(group) && (RESERVATION.test(own) || (NAMES_DEVICE.test(own) && SPEAKS_OF.test(own))))
    return own
  const topic = topicOf(group)
  return topic !== null && DEVICE_ALONE.test(own)
    ? own.replace(/^[a-z ]+?(?= ?\(|$)/, (device) => `${device} ${topic}`)
    : header
}

const SOCIAL = /(?<![a-z])soc(?:ia|(?![a-z]))/
const ENVIRONMENTAL = /(?<![a-z])(?:env(?:iron|(?![a-z]))|ecolog)/

/** The one topic a group is about. */
function topicOf(group: string): string | null {
  const [social, environmental] = [SOCIAL.test(group), ENVIRONMENTAL.test(group)]
  if (social === environmental) return null
  return social ? 'sociale' : 'environnementale'
}
