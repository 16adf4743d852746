import { openSqlite } from '../../src/store/sqlite.js'
import { listingBehaviour } from '../behaviour/listing.js'

listingBehaviour(async () => openSqlite(':memory:'), 300)
