/**
 * Folding (SPEC §1): lower case, no accents, œ→oe, punctuation and spaces collapsed, digits without leading zeros.
 * Two objects that fold alike are the same object, whatever the keyboard that typed them.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, '')
    .trim()
}
