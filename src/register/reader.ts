/**
 * When what is read in files last changed. Raised with whatever makes the same bytes read otherwise (columns, values, rows,
 * formats): a file imported before is then read again when it is given again, instead of being recognised. A test fails where
 * readings change and this does not.
 */
export const READER_VERSION = '2026-11-24.2'
