import { splitsBehaviour } from '../behaviour/splits.js'
import { memory } from './registers.js'

splitsBehaviour(async () => memory())
