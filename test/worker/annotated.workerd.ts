import { annotatedBehaviour } from '../behaviour/annotated.js'
import { openEmpty } from './databases.js'

annotatedBehaviour(openEmpty)
