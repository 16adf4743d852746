import { annotatedSinceBehaviour } from '../behaviour/annotatedSince.js'
import { memory } from './registers.js'

annotatedSinceBehaviour(async () => memory())
