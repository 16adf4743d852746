import { buyerOfBehaviour } from '../behaviour/buyerOf.js'
import { memory } from './registers.js'

buyerOfBehaviour(async () => memory())
