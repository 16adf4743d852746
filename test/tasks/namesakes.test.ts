import { namesakesBehaviour } from '../behaviour/namesakes.js'
import { memory } from './registers.js'

namesakesBehaviour(async () => memory())
