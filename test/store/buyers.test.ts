import { openSqlite } from '../../src/store/sqlite.js'
import { buyersBehaviour } from '../behaviour/buyers.js'

buyersBehaviour(async () => openSqlite(':memory:'), 100)
