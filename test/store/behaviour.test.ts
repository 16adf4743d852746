import { storeBehaviour } from '../behaviour/store.js'
import { memory } from '../tasks/registers.js'

storeBehaviour(async () => memory())
