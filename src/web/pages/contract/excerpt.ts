export { shortened } from '../../../french.js'
export { excerptOf } from '../../../tasks/excerpt.js'
