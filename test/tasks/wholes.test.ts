import { wholesBehaviour } from '../behaviour/wholes.js'
import { memory } from './registers.js'

wholesBehaviour(async () => memory())
