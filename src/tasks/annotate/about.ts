import { countOf, integer } from '../../french.js'
import { FATE_HEADER } from '../../register/annotated.js'
import { REST, UNREAD } from '../../register/decp/flat/columns.js'
import type { ImportSummary } from '../../store/imports.js'
import type { Apart } from './copy.js'
import type { CellNotes } from './notes.js'

/** What the walk through a copy has told. */
interface Told {
  readonly notes: CellNotes
  readonly apart: Apart
  /** Of essential data laid flat. */
  readonly isRecords: boolean
  readonly sameReader: boolean
}

const FOR_CORRECTING =
  'Pour corriger : modifiez les cellules, enregistrez, puis déposez ce classeur sur la page « Registres ». Cette feuille, la colonne « suite donnée », les couleurs et les commentaires ne sont pas lus.'
const OF_RECORDS = [
  'Une ligne par marché publié, une colonne par donnée, sous son nom dans la publication : « titulaires[2].titulaire.id » est l’identifiant du deuxième titulaire. Gardez les en-têtes et la colonne « suite donnée » : ils disent ce qu’est chaque cellule. Pour ajouter un titulaire ou une modification, ajoutez ses colonnes sous les numéros suivants.',
  'Ce classeur corrige la publication dont il est la copie, là où elle est : une publication plus récente continue de l’emporter. Si vous y changez la date de publication ou le nombre de modifications d’un marché, il compte comme une publication de plus.',
  `Un élément qui n’a pu être lu est sous « ${UNREAD} » : il reste mis de côté tant que ses autres cellules sont vides.`,
]

/** What whoever opens a copy must know. */
export function aboutOf(summary: ImportSummary, { notes, apart, isRecords, sameReader }: Told): string[] {
  const { id, file, rows, created, updated, unchanged, duplicates, rejected } = summary
  return [
    `Copie annotée de « ${file} », import n° ${id}`,
    `${countOf(rows, 'ligne de données', 'lignes de données')} : ${integer(created)} marchés nouveaux, ${integer(updated)} modifiés, ${integer(unchanged)} inchangés, ${integer(duplicates)} lignes qui répètent ou complètent un marché, ${integer(rejected)} mises de côté.`,
    ...(summary.state === 'undone' ? ['Cet import est annulé : ce qui suit dit ce qu’il avait fait.'] : []),
    `La colonne « ${FATE_HEADER} » dit ce qui a été fait de chaque ligne ; les cellules en couleur portent en commentaire ce qu’il y a à en dire.`,
    ...(notes.decided > 0
      ? [
          `Depuis, ${countOf(notes.decided, 'champ ou ligne a été réglé', 'champs ou lignes ont été réglés')} sur les pages : en vert, précédé de ✔. La cellule garde la valeur du registre ; ce qui a été décidé continue de l’emporter, même si vous redéposez ce classeur sans la changer.`,
        ]
      : []),
    FOR_CORRECTING,
    ...(isRecords ? OF_RECORDS : []),
    ...(notes.kept < notes.total
      ? [
          `${integer(notes.kept)} remarques sur ${integer(notes.total)} sont portées sur une cellule ou une ligne, les plus graves d’abord ; le compte rendu de l’import les donne toutes.`,
        ]
      : []),
    ...(sameReader
      ? []
      : [
          'Ce fichier a été lu par une version antérieure du programme : importez-le de nouveau pour une copie à jour.',
        ]),
    ...(apart.values > 0
      ? [
          `${countOf(apart.values, 'valeur trop longue ou de trop', 'valeurs trop longues ou de trop')} pour une colonne à elle : au bout de leur ligne, sous « ${REST} », relues avec elle. Ne les modifiez pas.`,
        ]
      : []),
    'Repris : toutes les feuilles, leurs valeurs telles qu’elles ont été lues, les cellules fusionnées, les feuilles masquées.',
    'Non repris : les formules (leur dernier résultat est écrit à leur place), la mise en forme, les largeurs, les filtres, les commentaires, les images, les graphiques, les macros. Le fichier d’origine, lui, est gardé à l’octet près tant que la place le permet.',
  ]
}
