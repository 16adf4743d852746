import { buyerOfBehaviour } from '../behaviour/buyerOf.js'
import { openEmpty } from './databases.js'

buyerOfBehaviour(openEmpty)
