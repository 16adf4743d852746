import { annotatedBehaviour } from '../behaviour/annotated.js'
import { memory } from './registers.js'

annotatedBehaviour(async () => memory())
