import { frozenBehaviour } from '../behaviour/frozen.js'
import { openEmpty } from './databases.js'

frozenBehaviour(openEmpty)
