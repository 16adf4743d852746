import { definitionBehaviour } from '../behaviour/definitions.js'
import { openEmpty } from './databases.js'

definitionBehaviour(openEmpty, 20)
