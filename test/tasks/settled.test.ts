import { settledBehaviour } from '../behaviour/settled.js'
import { memory } from './registers.js'

settledBehaviour(async () => memory())
