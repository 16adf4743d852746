import { retagBehaviour } from '../behaviour/retag.js'
import { memory } from './registers.js'

retagBehaviour(async () => memory())
