import { workedByBehaviour } from '../behaviour/workedBy.js'
import { memory } from './registers.js'

workedByBehaviour(async () => memory())
