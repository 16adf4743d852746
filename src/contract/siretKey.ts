const LA_POSTE = '356000000'

/** Key of a SIREN or SIRET: Luhn, but for the offices of La Poste, whose digits add up to a multiple of five. */
export function hasValidKey(digits: string): boolean {
  let [plain, luhn] = [0, 0]
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return false
    plain += digit
    luhn += double ? doubled(digit) : digit
  }
  if (digits.length === 14 && digits.startsWith(LA_POSTE) && plain % 5 === 0) return true
  return luhn % 10 === 0
}

const ZERO = 0x30
const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2)
