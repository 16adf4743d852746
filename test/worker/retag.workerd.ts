import { retagBehaviour } from '../behaviour/retag.js'
import { openEmpty } from './databases.js'

retagBehaviour(openEmpty)
