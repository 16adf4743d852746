import { previewBehaviour } from '../behaviour/preview.js'
import { openEmpty } from './databases.js'

previewBehaviour(openEmpty)
