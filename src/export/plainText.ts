/**
 * Text that XML 1.0 (§2.2) and calendars can carry: control characters are dropped, halves of a character and what XML
 * forbids become the replacement character, line breaks become spaces.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .replace(/[\ufffe\uffff\p{Cs}]/gu, '\ufffd')
}
