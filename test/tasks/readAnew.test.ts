import { readAnewBehaviour } from '../behaviour/readAnew.js'
import { memory } from './registers.js'

readAnewBehaviour(async () => memory())
