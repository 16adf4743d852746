const LONGEST = 120
const NAMELESS = 'registre'

/**
 * The name of a file as it may be kept and shown: no folder, no control character, nothing that changes the direction of
 * writing (a name could then show another extension than its own), of bounded length.
 */
export function fileNameOf(given: string): string {
  const base = given.split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  return shortened(plain) || NAMELESS
}

/** Long names are cut before their extension. */
function shortened(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= LONGEST) return name
  const extension = /\.[^.]{1,8}$/.exec(name)?.[0] ?? ''
  return `${characters.slice(0, LONGEST - extension.length - 1).join('')}…${extension}`
}
