import { namesakesBehaviour } from '../behaviour/namesakes.js'
import { openEmpty } from './databases.js'

namesakesBehaviour(openEmpty)
