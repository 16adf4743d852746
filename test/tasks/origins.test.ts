import { originsBehaviour } from '../behaviour/origins.js'
import { memory } from './registers.js'

originsBehaviour(async () => memory())
