import { listingBehaviour } from '../behaviour/listing.js'
import { openEmpty } from './databases.js'

listingBehaviour(openEmpty, 40)
