import { correctionsBehaviour } from '../behaviour/corrections.js'
import { openEmpty } from './databases.js'

correctionsBehaviour(openEmpty)
