import { reconfirmBehaviour } from '../behaviour/reconfirm.js'
import { memory } from './registers.js'

reconfirmBehaviour(async () => memory())
