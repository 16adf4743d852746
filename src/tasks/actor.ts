import { LOCAL } from '../store/database.js'

/** Who did something, as screens and files name them: without accounts nobody has a name. */
export const actorText = (actor: string): string => (actor === LOCAL.actor ? 'un agent (service sans comptes)' : actor)

/** The same in a sentence that says it in passing. */
export const actorInPassing = (actor: string): string => (actor === LOCAL.actor ? 'un agent' : actor)
