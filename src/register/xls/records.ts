import { AppError } from '../../errors.js'

/** Types of the records we read ([MS-XLS] 2.3); the first bytes of BIFF2 to 5 differ, the meaning does not. */
export const BIFF = {
  eof: 0x000a,
  date1904: 0x0022,
  note: 0x001c,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  xf: 0x00e0,
  mergeCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
} as const

export interface BiffRecord {
  readonly type: number
  readonly start: number
  readonly end: number
}

export function damagedXls(): AppError {
  return new AppError(
    'damagedWorkbook',
    'Ce classeur .xls est incomplet ou abîmé : téléchargez-le de nouveau, ou rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

/** A workbook stream: records one after the other, and numbers at their offsets. Throws AppError outside its bytes. */
export class BiffStream {
  readonly view: DataView

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Null at the end of the stream; bytes too few for a record are the padding of the last sector. */
  recordAt(at: number): BiffRecord | null {
    if (at + 4 > this.bytes.length) return null
    const start = at + 4
    const end = start + this.view.getUint16(at + 2, true)
    if (end > this.bytes.length) throw damagedXls()
    return { type: this.view.getUint16(at, true), start, end }
  }

  uint16(record: BiffRecord, offset: number): number {
    this.check(record, offset, 2)
    return this.view.getUint16(record.start + offset, true)
  }

  uint32(record: BiffRecord, offset: number): number {
    this.check(record, offset, 4)
    return this.view.getUint32(record.start + offset, true)
  }

  uint8(record: BiffRecord, offset: number): number {
    this.check(record, offset, 1)
    return this.view.getUint8(record.start + offset)
  }

  double(record: BiffRecord, offset: number): number {
    this.check(record, offset, 8)
    return this.view.getFloat64(record.start + offset, true)
  }

  private check({ start, end }: BiffRecord, offset: number, size: number): void {
    if (start + offset + size > end) throw damagedXls()
  }
}

/** Versions are told by the first record of a stream; `kind` is what the stream holds. */
export interface StreamStart {
  readonly version: 2 | 3 | 4 | 5 | 8
  readonly kind: 'globals' | 'sheet' | 'other'
}

const OLD_VERSIONS: Readonly<Record<number, 2 | 3 | 4>> = { 9: 2, 521: 3, 1033: 4 }
const START_OF_STREAM = 0x0809

/** Null where the record starts no stream. */
export function streamStart(stream: BiffStream, record: BiffRecord): StreamStart | null {
  const old = OLD_VERSIONS[record.type]
  if (old === undefined && record.type !== START_OF_STREAM) return null
  const said = stream.uint16(record, 2)
  const kind = said === 0x0005 ? 'globals' : said === 0x0010 ? 'sheet' : 'other'
  return { version: old ?? (stream.uint16(record, 0) === 0x0600 ? 8 : 5), kind }
}
