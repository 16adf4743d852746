interface ProblemKind {
  readonly status: 400 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 421 | 422 | 428 | 500 | 503
  readonly title: string
  /** What it means and what to do, for the reference page. */
  readonly explanation: string
}

/** Every problem the API answers with; the key ends the `type` URI and is the anchor of its explanation. */
export const PROBLEMS = {
  'parametre-invalide': {
    status: 400,
    title: 'Paramètre non compris',
    explanation:
      'Un paramètre au moins est inconnu, répété, mal écrit ou en contredit un autre. « errors » les donne tous, chacun avec ce qui était attendu. Rien n’a été fait.',
  },
  'requete-invalide': {
    status: 400,
    title: 'Requête non comprise',
    explanation:
      'Le corps de la requête est absent ou coupé, ne contient pas le fichier attendu ou en contient plusieurs, ou l’un de ses champs est mal écrit.',
  },
  'origine-refusee': {
    status: 403,
    title: 'Demande venue d’un autre site',
    explanation:
      'Une page d’un autre site a tenté d’écrire ici. Seules les pages du service et les programmes (curl, scripts) le peuvent.',
  },
  'ressource-inconnue': {
    status: 404,
    title: 'Rien sous cet identifiant',
    explanation:
      'L’adresse est bonne, l’identifiant ne désigne rien : il est faux, ou ce qu’il désignait a été retiré.',
  },
  'adresse-inconnue': {
    status: 404,
    title: 'Adresse inconnue de l’API',
    explanation: 'Aucune ressource n’est à cette adresse. Les adresses connues sont sur cette page.',
  },
  'methode-refusee': {
    status: 405,
    title: 'Méthode non admise à cette adresse',
    explanation:
      'L’adresse existe, mais pas pour cette méthode HTTP. L’en-tête « Allow » donne celles qui sont admises.',
  },
  conflit: {
    status: 409,
    title: 'Demande contraire à l’état présent',
    explanation: 'Ce qui est demandé n’est plus possible : par exemple annuler un import déjà annulé.',
  },
  'version-depassee': {
    status: 412,
    title: 'Modifié entre-temps',
    explanation:
      'Ce qui est à enregistrer a été modifié depuis la version que vous avez lue. Relisez-le, reportez-y vos changements, recommencez ; rien n’a été changé.',
  },
  'trop-volumineux': {
    status: 413,
    title: 'Fichier trop volumineux',
    explanation:
      'Le fichier dépasse la taille admise. Découpez-le (par année, par exemple), ou importez-le en ligne de commande.',
  },
  'format-non-admis': {
    status: 415,
    title: 'Type de contenu non admis',
    explanation:
      'Un fichier s’envoie en « multipart/form-data » (champ « fichier ») ou tel quel, avec son type ou « application/octet-stream ».',
  },
  'hote-refuse': {
    status: 421,
    title: 'Nom de serveur refusé',
    explanation:
      'Le service ne répond que sous les noms qui lui sont connus, pour qu’aucun site ne lise ses registres sous un nom d’emprunt.',
  },
  'plan-invalide': {
    status: 422,
    title: 'Plan à corriger',
    explanation:
      'Le plan envoyé n’est pas lisible ; « detail » donne chaque défaut avec sa place. Rien n’a été changé.',
  },
  'version-requise': {
    status: 428,
    title: 'Version de départ à dire',
    explanation:
      'Un enregistrement dit de quelle version il part, dans « If-Match », pour n’écraser le travail de personne.',
  },
  'erreur-interne': {
    status: 500,
    title: 'Erreur imprévue',
    explanation:
      'Le service a failli. Le détail est dans son journal, et nulle part ailleurs. Réessayez ; si cela dure, signalez-le.',
  },
  indisponible: {
    status: 503,
    title: 'Service momentanément indisponible',
    explanation: 'Le service ne peut pas traiter cette demande maintenant ; le détail dit pourquoi et quoi faire.',
  },
} as const satisfies Record<string, ProblemKind>
export type ProblemName = keyof typeof PROBLEMS

/** The explanation of a problem, as an address of the reference page. */
export const problemType = (name: ProblemName): string => `/api#${problemAnchor(name)}`
export const problemAnchor = (name: ProblemName): string => `erreur-${name}`
