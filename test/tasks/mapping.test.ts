import { layoutsBehaviour } from '../behaviour/layouts.js'
import { memory } from './registers.js'

layoutsBehaviour(async () => memory())
