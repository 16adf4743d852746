import { predicateBehaviour } from '../behaviour/predicates.js'
import { openEmpty } from './databases.js'

predicateBehaviour(openEmpty, 25)
