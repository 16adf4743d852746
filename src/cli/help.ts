import { COMMON_OPTIONS, type CommandName, OPTIONS } from './options.js'

interface CommandHelp {
  /** What stands between the name of the command and its options. */
  readonly takes: string
  /** In a few words, for the list of commands. */
  readonly does: string
  /** What is to be known before it is used. */
  readonly says: readonly string[]
}

const COMMANDS: Record<CommandName, CommandHelp> = {
  import: {
    takes: 'FICHIER…',
    does: 'lire des registres (tableurs, CSV, DECP JSON ou XML, zip)',
    says: [
      'Chaque fichier est importé en entier ou pas du tout, et peut être annulé (spaser undo). Le même fichier, relu par la même',
      'version du programme, ne change rien. Un zip fait un import de chacun de ses fichiers.',
      'Le compte rendu est précédé de ✔ où tout a été lu, de ! où des lignes sont mises de côté ou une partie du fichier n’est pas',
      'lue, de ✘ où le fichier est refusé. Codes de sortie : 0 fait ; 1 mauvais usage ou fichier illisible, les autres étant',
      'faits ; 2 fait, des lignes mises de côté. Ce qui n’est pas lu est dans « warnings » (--json) et sur la sortie d’erreur.',
    ],
  },
  imports: { takes: '', does: 'lister les imports', says: [] },
  undo: {
    takes: 'ID',
    does: 'annuler un import',
    says: ['ID : son numéro, que donne « spaser imports ». Ce que l’import avait remplacé compte de nouveau.'],
  },
  'set-aside': {
    takes: 'ID',
    does: 'corriger les lignes qu’un import a mises de côté',
    says: [
      'Les liste, chacune avec sa raison et ses cellules, « ! » devant celles qui sont en cause. Une ligne corrigée est relue comme',
      'l’a été son fichier, et importée à part : « spaser undo » l’annule. Encore en défaut, elle n’est pas importée.',
    ],
  },
  buyer: {
    takes: 'ID SIRET',
    does: 'donner son acheteur à un import déjà fait',
    says: [
      'Le fichier gardé est relu avec lui, pour les lignes qui n’en ont pas : un import de plus, où chaque marché reste celui qu’il',
      'est, avec ce qui en a été décidé et corrigé. « spaser undo » l’annule. Codes de sortie : ceux de « spaser import ».',
    ],
  },
  annotate: {
    takes: 'ID',
    does: 'rendre un registre annoté (.xlsx)',
    says: [
      'Toutes les feuilles et leurs valeurs, chaque remarque en commentaire sur sa cellule, une colonne pour la suite donnée à',
      'chaque ligne. Le classeur corrigé puis importé est lu sans ces ajouts.',
    ],
  },
  mapping: {
    takes: 'FICHIER',
    does: 'voir comment les colonnes seraient lues',
    says: [
      'Donne une correspondance en JSON, à corriger puis à rendre par « spaser import --mapping ». Un import par une correspondance',
      'la retient pour les tableaux de mêmes en-têtes. Sur une colonne oui/non, "blank": "no" décide que vide veut dire non.',
    ],
  },
  contracts: { takes: '', does: 'lister les marchés et leurs preuves', says: [] },
  indicators: {
    takes: '',
    does: 'calculer les indicateurs',
    says: ['Il faut une période : --year, ou --from et --to.'],
  },
  freeze: {
    takes: '',
    does: 'figer des chiffres datés, voir ce qui a changé depuis',
    says: [
      'Il faut une période (--year, ou --from et --to), ou bien --list, --show ou --diff. Un résultat figé ne change plus et ne',
      's’efface pas. Ses fichiers suffisent à retrouver chaque chiffre dans un tableur (docs/guide/resultats-figes.md).',
    ],
  },
  plan: {
    takes: '',
    does: 'schémas d’objectifs : lister, enregistrer, exporter, supposer',
    says: [
      'Les pages, l’API et « spaser indicators » comparent chaque année au schéma enregistré pour elle. Un plan déjà enregistré',
      'sous le même identifiant en devient la version suivante ; rien n’est écrasé. --what-if répond comme la page /hypotheses,',
      'dont --suppose prend les paramètres (docs/guide/hypotheses.md) ; son --json est celui de l’API.',
    ],
  },
  tag: {
    takes: '',
    does: 'établir les six faits de textes',
    says: [
      'Lit des lignes JSON {"id", "field", "text", "lot"?, "column"?} et en rend autant, dans le même ordre. Sans base.',
    ],
  },
  retag: { takes: '', does: 'relire les marchés avec les règles d’aujourd’hui, ou celles d’un fichier', says: [] },
  correct: {
    takes: 'UID',
    does: 'corriger un marché à la main, le réunir à un autre, ou l’en distinguer',
    says: [
      'UID : l’identifiant que donne « spaser contracts ». Une correction tient contre les imports suivants, et s’annule. Sans',
      'option, dit ce qui a été corrigé de ce marché, avec le numéro de chaque correction.',
    ],
  },
  add: {
    takes: '',
    does: 'ajouter un marché absent des registres',
    says: ['Fait un import d’une ligne, lu comme un registre ; « spaser undo » l’annule.'],
  },
  split: {
    takes: 'UID',
    does: 'scinder un marché en deux',
    says: [
      'Le premier garde son identifiant, corrigé ; le second en reçoit un qu’aucun import ne rejoint. « spaser correct UID » dit',
      'le numéro de la scission, et « --undo » l’annule d’un coup.',
    ],
  },
  review: {
    takes: '',
    does: 'lister ce qui attend une personne',
    says: [
      'Dans l’ordre de la file de /a-verifier : ce qui pèse le plus sur les objectifs d’abord, ce qui est remis à plus tard en dernier.',
      '--json : une ligne JSON par question. « lu » nomme ce qui est lu du marché, pour « spaser decide --expect ».',
    ],
  },
  decide: {
    takes: '',
    does: 'décider un fait, ou annuler la dernière décision',
    says: [
      'Une décision tient contre la colonne et le texte, à travers imports et règles. Le journal garde tout, annulations comprises.',
    ],
  },
  journal: {
    takes: '',
    does: 'le journal des décisions, ou des corrections',
    says: ['La dernière d’abord : qui, quand, quel fait, motif, pièce, ce qui l’annule. Rien ne s’y efface.'],
  },
  serve: {
    takes: '',
    does: 'ouvrir le service : pages et API',
    says: ['Sur cette machine seulement (127.0.0.1), jusqu’à Ctrl-C.'],
  },
  demo: {
    takes: '',
    does: 'la démonstration',
    says: ['Sa base est ./spaser-demo.db, sauf si --db en nomme une autre.'],
  },
  bench: { takes: '', does: 'les mesures de vitesse', says: ['Dans un dépôt complet, après « npm ci ».'] },
  backup: {
    takes: 'FICHIER',
    does: 'sauvegarder la base, même pendant que le service tourne',
    says: [
      'FICHIER reçoit la base telle qu’elle est à un instant, relue de bout en bout. Un fichier qui existe est refusé.',
    ],
  },
  restore: {
    takes: 'FICHIER',
    does: 'remettre une sauvegarde à la place de la base',
    says: [
      'Service arrêté. La base d’avant est gardée à côté, sous un nom daté. Une sauvegarde d’une version plus ancienne du',
      'programme est mise à jour.',
    ],
  },
  organisation: {
    takes: '',
    does: 'nommer l’organisation, dire ce qu’elle garde, tout supprimer',
    says: ['Supprimer est sans retour : faites d’abord « spaser backup ».'],
  },
}

/** The list of commands. */
export function generalHelp(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { takes, does }]) => `  ${`spaser ${name} ${takes}`.padEnd(27)}${does}`,
  )
  return [
    'spaser — des registres de marchés aux chiffres du SPASER',
    '',
    ...lines,
    '',
    'spaser COMMANDE --help dit les options d’une commande, avec leurs unités et leurs valeurs par défaut.',
    'Partout : --json pour une machine, --db FICHIER pour la base (sinon $SPASER_DB, sinon ./spaser.db).',
    'Codes de sortie : 0 fait ; 1 mauvais usage ou fichier illisible ; 2 fait, des lignes mises de côté.',
  ].join('\n')
}

interface OptionHelp {
  readonly says: string
  readonly value?: string
}

/** What one command does, takes and prints. */
export function commandHelp(name: CommandName): string {
  const { takes, does, says } = COMMANDS[name]
  const own: Record<string, OptionHelp> = OPTIONS[name]
  const options = Object.entries({ ...own, ...COMMON_OPTIONS }).map(
    ([option, help]: [string, OptionHelp]) => [`--${option}${help.value ? ` ${help.value}` : ''}`, help.says] as const,
  )
  const width = Math.max(...options.map(([option]) => option.length)) + 3
  return [
    `spaser ${name} ${takes ? `${takes} ` : ''}[options] : ${does}`,
    ...(says.length === 0 ? [] : ['', ...says]),
    '',
    ...options.map(([option, text]) => `  ${option.padEnd(width)}${text}`),
  ].join('\n')
}
