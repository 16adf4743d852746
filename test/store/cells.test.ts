import { openSqlite } from '../../src/store/sqlite.js'
import { cellsBehaviour } from '../behaviour/cells.js'

cellsBehaviour(async () => openSqlite(':memory:'), 60)
