import { readAnewBehaviour } from '../behaviour/readAnew.js'
import { openEmpty } from './databases.js'

readAnewBehaviour(openEmpty)
