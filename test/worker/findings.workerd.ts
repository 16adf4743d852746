import { findingsBehaviour } from '../behaviour/findings.js'
import { openEmpty } from './databases.js'

findingsBehaviour(openEmpty)
