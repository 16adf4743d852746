import { reconfirmBehaviour } from '../behaviour/reconfirm.js'
import { openEmpty } from './databases.js'

reconfirmBehaviour(openEmpty)
