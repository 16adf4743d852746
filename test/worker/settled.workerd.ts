import { settledBehaviour } from '../behaviour/settled.js'
import { openEmpty } from './databases.js'

settledBehaviour(openEmpty)
