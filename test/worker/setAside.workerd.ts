import { setAsideBehaviour } from '../behaviour/setAside.js'
import { openEmpty } from './databases.js'

setAsideBehaviour(openEmpty)
