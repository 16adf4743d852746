import { LIST, UNGROUPED_LIST } from './lotNumbers.js'

/** What a group of lots in brackets begins with; bounded as it is there. */
const MAY_GROUP = /lots [a-z' ]{0,90}\(/

/**
 * A pattern that holds lists of lots, to be asked for a text: most name no group of lots in brackets, and groups are most of
 * what the engine would compile, in each thread that reads.
 */
export function ofLots(build: (list: string) => string, flags = ''): (text: string) => RegExp {
  const ungrouped = new RegExp(build(UNGROUPED_LIST), flags)
  const whole = new RegExp(build(LIST), flags)
  return (text) => (MAY_GROUP.test(text) ? whole : ungrouped)
}
