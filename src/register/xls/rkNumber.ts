const scratch = new DataView(new ArrayBuffer(8))

/** A number on 30 bits ([MS-XLSB] 2.5.122): whole, or the high half of a double; in hundredths where it says so. */
export function rkNumber(view: DataView, at: number): number {
  const stored = view.getInt32(at, true)
  const number = stored & 2 ? stored >> 2 : highHalf(stored & ~3)
  return stored & 1 ? number / 100 : number
}

function highHalf(bits: number): number {
  scratch.setInt32(4, bits, true)
  return scratch.getFloat64(0, true)
}
