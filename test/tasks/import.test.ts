import { importBehaviour } from '../behaviour/import.js'
import { memory } from './registers.js'

importBehaviour(async () => memory())
