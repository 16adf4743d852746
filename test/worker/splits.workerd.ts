import { splitsBehaviour } from '../behaviour/splits.js'
import { openEmpty } from './databases.js'

splitsBehaviour(openEmpty)
