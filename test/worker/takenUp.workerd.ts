import { takenUpBehaviour } from '../behaviour/takenUp.js'
import { openEmpty } from './databases.js'

takenUpBehaviour(openEmpty)
