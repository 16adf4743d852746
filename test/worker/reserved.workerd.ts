import { reservedBehaviour } from '../behaviour/reserved.js'
import { openEmpty } from './databases.js'

reservedBehaviour(openEmpty)
