import { annotatedSinceBehaviour } from '../behaviour/annotatedSince.js'
import { openEmpty } from './databases.js'

annotatedSinceBehaviour(openEmpty)
