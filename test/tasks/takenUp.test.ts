import { takenUpBehaviour } from '../behaviour/takenUp.js'
import { memory } from './registers.js'

takenUpBehaviour(async () => memory())
