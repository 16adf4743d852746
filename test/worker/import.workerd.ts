import { importBehaviour } from '../behaviour/import.js'
import { openEmpty } from './databases.js'

importBehaviour(openEmpty)
