import { previewBehaviour } from '../behaviour/preview.js'
import { memory } from './registers.js'

previewBehaviour(async () => memory())
