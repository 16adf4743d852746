import { openSqlite } from '../../src/store/sqlite.js'
import { definitionBehaviour } from '../behaviour/definitions.js'

definitionBehaviour(async () => openSqlite(':memory:'), 150)
