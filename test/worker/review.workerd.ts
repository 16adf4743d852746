import { reviewBehaviour } from '../behaviour/review.js'
import { openEmpty } from './databases.js'

reviewBehaviour(openEmpty)
