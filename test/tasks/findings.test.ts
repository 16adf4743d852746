import { findingsBehaviour } from '../behaviour/findings.js'
import { memory } from './registers.js'

findingsBehaviour(async () => memory())
