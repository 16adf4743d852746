import { workedByBehaviour } from '../behaviour/workedBy.js'
import { openEmpty } from './databases.js'

workedByBehaviour(openEmpty)
