import { reviewBehaviour } from '../behaviour/review.js'
import { memory } from './registers.js'

reviewBehaviour(async () => memory())
