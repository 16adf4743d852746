const SECONDS_A_DAY = 86_400
const MILLISECONDS_A_DAY = 86_400_000
/** Last serial of the 1900 system: 9999-12-31. */
const LAST_DAY = 2_958_465
/** Days between 1900-01-00 and 1904-01-01. */
const OFFSET_1904 = 1462
/** The day before 1900-01-01 once the false leap day is passed. */
const EPOCH = Date.UTC(1899, 11, 30)
/** 1900-02-29 never was, but serial 60 is shown so: spreadsheets count it since Lotus 1-2-3. */
const FALSE_LEAP_DAY = 60

/**
 * ISO text of an Excel serial (days): `YYYY-MM-DD`, with `THH:MM` where it has a time; null outside the days a
 * spreadsheet can show. Serial 60 of the 1900 system gives `1900-02-29`, as it is shown, though no such day exists.
 */
export function serialToIso(serial: number, date1904: boolean): string | null {
  const seconds = Math.round((date1904 ? serial + OFFSET_1904 : serial) * SECONDS_A_DAY)
  const day = Math.floor(seconds / SECONDS_A_DAY)
  if (!(serial >= 0 && day <= LAST_DAY)) return null
  const time = clock(seconds - day * SECONDS_A_DAY).padStart(5, '0')
  return time === '00:00' ? isoDay(day) : `${isoDay(day)}T${time}`
}

function isoDay(day: number): string {
  if (day === FALSE_LEAP_DAY) return '1900-02-29'
  const shift = day < FALSE_LEAP_DAY ? day + 1 : day
  return new Date(EPOCH + shift * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Days as the hours a sheet shows: 6.354166… is `152:30`. Seconds are dropped. */
export function elapsedText(days: number): string {
  const seconds = Math.round(Math.abs(days) * SECONDS_A_DAY)
  return (days < 0 ? '-' : '') + clock(seconds)
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** ISO text of a typed date cell (`t="d"`), in the same forms; null when it is none. */
export function typedDateToIso(value: string): string | null {
  const [, day, time = '00:00'] = ISO.exec(value.trim()) ?? []
  if (day === undefined) return null
  return time === '00:00' ? day : `${day}T${time}`
}
