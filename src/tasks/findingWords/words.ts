/** What findings of a sort are, counted, and what to do about them, in the singular and the plural where these differ; null: nothing. */
export type FindingWords = readonly [one: string, many: string, todo: Todo]
type Todo = string | readonly [one: string, many: string] | null

export const CHECK: Todo = ['Vérifiez-la.', 'Vérifiez-en quelques-unes.']
export const CHECK_HIM: Todo = ['Vérifiez-le.', 'Vérifiez-en quelques-uns.']
/** Of a masculine noun whose cell could not be read. */
export const RETYPE: Todo = [
  'Corrigez-le sur la page du marché, où mène la liste ; ou dans le registre, à déposer de nouveau.',
  'Corrigez-les sur la page du marché, où mène la liste ; ou dans le registre, à déposer de nouveau.',
]
/** Of rows set aside. */
export const MEND: Todo = [
  'Corrigez-la sur la page « Lignes mises de côté », ou dans le fichier, à déposer de nouveau.',
  'Corrigez-les sur la page « Lignes mises de côté », ou dans le fichier, à déposer de nouveau.',
]
