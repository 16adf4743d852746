import { wholesBehaviour } from '../behaviour/wholes.js'
import { openEmpty } from './databases.js'

wholesBehaviour(openEmpty)
