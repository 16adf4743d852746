import { buyersBehaviour } from '../behaviour/buyers.js'
import { openEmpty } from './databases.js'

buyersBehaviour(openEmpty, 20)
