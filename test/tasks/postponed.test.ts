import { postponedBehaviour } from '../behaviour/postponed.js'
import { memory } from './registers.js'

postponedBehaviour(async () => memory())
