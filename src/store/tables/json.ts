/** JSON text of the named shape. */
export type Json = string
