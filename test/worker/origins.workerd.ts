import { originsBehaviour } from '../behaviour/origins.js'
import { openEmpty } from './databases.js'

originsBehaviour(openEmpty)
