/** A noun that takes "réservé" in another sense than the code's: its folded forms, null where it has but one number. */
interface OtherNoun {
  readonly one: string | null
  readonly many: string | null
  readonly gender: 'm' | 'f'
}

const noun = (gender: 'm' | 'f', one: string | null, many: string | null = one && `${one}s`): OtherNoun => ({
  one,
  many,
  gender,
})

/** "Espaces verts, réservé aux ESAT": green spaces are looked after, not reserved. */
const NOUNS: readonly OtherNoun[] = [
  noun('m', 'acces', 'acces'),
  noun('f', 'entree'),
  noun('f', 'zone'),
  noun('m', 'parking'),
  noun('m', 'stationnement'),
  noun('m', 'espace(?! verts?)', 'espaces(?! verts?)'),
  noun('m', 'guichet'),
  noun('m', 'tarif'),
  noun('m', 'logement'),
  noun('f', 'salle'),
  noun('f', 'heure'),
  noun('m', 'poste'),
  noun('m', 'emploi'),
  noun('f', 'place'),
  noun('f', 'part'),
  noun('f', 'voie'),
  noun('m', 'berceau', 'berceaux'),
  noun('m', 'batiment'),
  noun('m', 'local', 'locaux'),
  noun('m', 'objet social', null),
  noun('m', null, 'credits'),
  noun('f', 'main d oeuvre', null),
  noun('m', 'effectif'),
  noun('m', 'etablissement'),
  noun('m', 'quartier'),
  noun('m', 'ouvrage'),
]

/** Said of a number of things, or of nothing in particular: they agree with any. */
const ANY = ['h', '%', 'heures', 'exclusivement']

const FEW_WORDS = '(?: [^ .;:]{1,20}){0,5} $'

function headsOf(number: 'one' | 'many', gender: 'm' | 'f'): RegExp {
  const forms = NOUNS.filter((each) => each.gender === gender).flatMap((each) => each[number] ?? [])
  return new RegExp(`(?:^|[^a-z])(?:${[...forms, ...ANY].join('|')})${FEW_WORDS}`)
}

const HEADS = {
  one: { m: headsOf('one', 'm'), f: headsOf('one', 'f') },
  many: { m: headsOf('many', 'm'), f: headsOf('many', 'f') },
}
/** "Accès et parking réservés": several of one number, of whatever gender. */
const ALL = new RegExp([HEADS.one.m, HEADS.one.f, HEADS.many.m, HEADS.many.f].map(({ source }) => source).join('|'))

/**
 * Whether what stands before holds another noun than a contract that the word, "reserve" in one of its four forms, can be said
 * of: number and gender must agree. A word without ending to tell them by agrees with all.
 */
export function saidOfAnother(before: string, word: string): boolean {
  const form = /^reserve(e?)(s?)$/.exec(word)
  if (!form) return ALL.test(before)
  const heads = HEADS[form[2] ? 'many' : 'one'][form[1] ? 'f' : 'm']
  return heads.test(before) || (form[2] !== '' && / et [^.;:]{1,40}$/.test(before) && ALL.test(before))
}
