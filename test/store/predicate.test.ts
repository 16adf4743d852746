import { openSqlite } from '../../src/store/sqlite.js'
import { predicateBehaviour } from '../behaviour/predicates.js'

predicateBehaviour(async () => openSqlite(':memory:'), 200)
