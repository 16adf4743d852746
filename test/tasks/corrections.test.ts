import { correctionsBehaviour } from '../behaviour/corrections.js'
import { memory } from './registers.js'

correctionsBehaviour(async () => memory())
