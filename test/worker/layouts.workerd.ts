import { layoutsBehaviour } from '../behaviour/layouts.js'
import { openEmpty } from './databases.js'

layoutsBehaviour(openEmpty)
