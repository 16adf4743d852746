import type { Severity } from '../../../errors.js'
import { countOf, integer, typographic as t } from '../../../french.js'
import { ISSUE_CODES } from '../../../register/issues.js'
import type { ImportSummary } from '../../../store/imports.js'
import type { Upload } from '../../../store/uploads.js'
import { isInterrupted, SILENT } from '../../../tasks/upload/interruption.js'

const MOMENT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

/** An instant as read in France: "12 mars 2025 à 14:05". */
export const moment = (iso: string): string => MOMENT.format(new Date(iso)).replace(/^1 /, '1er ')

export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  xlsx: 'classeur .xlsx',
  xls: 'classeur .xls',
  xlsb: 'classeur .xlsb',
  ods: 'classeur .ods',
  csv: 'fichier CSV',
  'decp-json': 'données essentielles (DECP, JSON)',
  'decp-xml': 'données essentielles (DECP, XML)',
}

export const SEVERITY_WORDS: Record<Severity, { readonly one: string; readonly many: string; readonly shape: string }> =
  {
    error: { one: 'erreur', many: 'erreurs', shape: '✘' },
    warning: { one: 'avertissement', many: 'avertissements', shape: '▲' },
    info: { one: 'information', many: 'informations', shape: '•' },
  }

/** Findings that only show once rows are set beside each other, or in the bytes of the file. */
const OTHER_FINDINGS: Readonly<Record<string, string>> = {
  amendmentAmountLeft: 'Avenant rattaché à son marché : son montant n’est pas repris.',
  amendmentKeptAsContract: 'Avenant publié comme un marché à part entière : gardé et compté.',
  amendmentWithoutParent: 'Avenant dont le marché n’est pas connu : la ligne est mise de côté.',
  otherAmount:
    'Même marché, même date, autre montant : celui de la dernière publication est gardé, sinon le plus petit ; rien n’est additionné.',
  repeatedFingerprint: 'Marchés sans numéro identiques dans le fichier : gardés et comptés à part.',
  cellTooLong: 'Cellule plus longue que ce qu’un tableur accepte : elle est coupée.',
  controlCharacters: 'Caractères invisibles retirés.',
  mixedEncodings: 'Deux encodages dans un même fichier : chaque ligne est lue dans le sien.',
  misreadText: 'Accents abîmés par un enregistrement antérieur : rétablis.',
  lostCharacters: 'Caractères perdus avant ce fichier : gardés tels quels.',
  htmlEntities: 'Caractères écrits en code HTML : lus comme ce qu’ils représentent.',
  extraCells: 'Ligne de plus de cellules que les autres : un séparateur s’y trouve sans doute dans un texte.',
  encodingGuessed: 'Encodage du fichier deviné d’après son contenu.',
  formulaWithoutValue: 'Formule dont le résultat n’est pas enregistré : lue comme une absence.',
  missingSheet: 'Feuille annoncée par le classeur, mais absente du fichier.',
  missingString: 'Texte annoncé par le classeur, mais absent du fichier.',
  tooManyColumns: 'Colonnes au-delà de ce qu’un tableur accepte : elles ne sont pas lues.',
  tooManyIssues: 'Trop de défauts de lecture pour tous les lister.',
  misplacedQuote: 'Guillemet au milieu d’une cellule : lu comme du texte.',
  unclosedQuote: 'Guillemet ouvert et jamais fermé.',
}

/** What a sort of finding means, in one sentence. */
export function findingMeaning(code: string): string {
  const documented: Readonly<Record<string, string>> = ISSUE_CODES
  return documented[code] ?? OTHER_FINDINGS[code] ?? 'Autre défaut du fichier, dit à sa place dans la liste.'
}

/** Every data row in exactly one of these counts (SPEC §4). */
export const ROW_OUTCOMES = [
  ['created', 'Marchés nouveaux'],
  ['updated', 'Marchés modifiés'],
  ['unchanged', 'Marchés inchangés'],
  ['duplicates', 'Lignes qui répètent ou complètent un marché du fichier'],
  ['rejected', 'Lignes mises de côté'],
] as const satisfies readonly (readonly [keyof ImportSummary, string])[]

/** How an upload stands. `next`: where its page leads once there is nothing to wait for. */
export interface Following {
  readonly state: 'waiting' | 'running' | 'interrupted' | 'failed' | 'done'
  readonly text: string
  readonly done: number | null
  readonly total: number | null
  readonly next: string | null
}

export function following(upload: Upload, now: Date): Following {
  const path = `/registres/depots/${upload.id}`
  const still = { done: null, total: null, next: path }
  if (isInterrupted(upload, now)) return { ...still, state: 'interrupted', text: t(SILENT.message) }
  switch (upload.state) {
    case 'running':
      return { ...running(upload), state: 'running', next: null }
    case 'failed':
      return { ...still, state: 'failed', text: t(upload.message ?? '') }
    case 'done':
      return { ...still, state: 'done', text: 'Import terminé.', next: reportPath(upload) }
    default:
      return {
        ...still,
        state: 'waiting',
        text: t('En attente : l’import commence dans un instant, ou dès que le précédent est fini.'),
        next: null,
      }
  }
}

export const reportPath = (upload: Upload): string =>
  upload.importId === null ? '/registres' : `/registres/${upload.importId}?depot=${upload.id}`

/** Contracts are at most as many as rows: a total that is reached early, never passed. */
function running({ stage, rowsRead, settled }: Upload): Pick<Following, 'text' | 'done' | 'total'> {
  if (stage === null) return { text: 'Ouverture du fichier…', done: null, total: null }
  if (stage === 'reading') {
    return { text: t(`Lecture : ${countOf(rowsRead, 'ligne lue', 'lignes lues')}.`), done: null, total: null }
  }
  const text = `Recherche des clauses et des preuves : ${countOf(settled, 'marché établi', 'marchés établis')} ; ${integer(rowsRead)} lignes lues.`
  return { text: t(text), done: settled, total: Math.max(rowsRead, settled) }
}
