import { CHARACTERS } from './charsets.js'

/** Bytes of windows-1252 as text; our own table, for some releases of Node read this set as ISO-8859-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) => CHARACTERS['windows-1252'][byte] ?? byte)
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
}
