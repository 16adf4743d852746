import { postponedBehaviour } from '../behaviour/postponed.js'
import { openEmpty } from './databases.js'

postponedBehaviour(openEmpty)
