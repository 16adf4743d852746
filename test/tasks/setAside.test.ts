import { setAsideBehaviour } from '../behaviour/setAside.js'
import { memory } from './registers.js'

setAsideBehaviour(async () => memory())
