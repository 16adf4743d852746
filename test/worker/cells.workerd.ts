import { cellsBehaviour } from '../behaviour/cells.js'
import { openEmpty } from './databases.js'

cellsBehaviour(openEmpty, 8)
