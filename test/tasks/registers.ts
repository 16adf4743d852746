import type { Database } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'

export { BUYER, clock, contractsOf, csv, HEADER, load, row } from '../behaviour/registers.js'

export const memory = (): Database => openSqlite(':memory:')
