/** "Insertion : 0 %", "environnement 0 point": read in what follows the name of a criterion. */
export const ZERO_WEIGHT = /^ ?[:(=,-]? ?0+(?:[.,]0+)?(?: ?(?:%|pts?|points?)(?![a-z])|(?=$|[;,)]))/
