import { AppError } from '../../../errors.js'

const ASK_DECP = 'demandez l’export DECP (JSON ou XML) de votre profil d’acheteur, ou un .xlsx ou CSV'

/** What XML files that reach buyers are, by the local name of their root. */
const KNOWN: readonly (readonly [root: RegExp, what: string])[] = [
  [/^TED_(?:EXPORT|ESENDERS)$/, 'un avis du Journal officiel de l’Union européenne (TED)'],
  [
    /^(?:Contract(?:Award)?Notice|PriorInformationNotice|BusinessRegistrationInformationNotice)$/,
    'un avis européen (eForms)',
  ],
  [/^(?:ANNONCE|ANNONCES|BOAMP)$/, 'un avis du BOAMP'],
  [/^PES_\w+$/, 'un flux PES, destiné au comptable public'],
  [/^(?:rss|feed|RDF)$/, 'un fil d’actualité (RSS)'],
  [/^(?:urlset|sitemapindex)$/, 'un plan de site (sitemap)'],
  [/^html$/i, 'une page HTML'],
  [/^schema$/, 'un schéma XML (XSD), qui décrit des données sans en contenir'],
  [/^(?:Invoice|CrossIndustryInvoice|Factures?)$/, 'une facture électronique'],
  [/^(?:document|wordDocument)$/, 'un document de traitement de texte'],
  [/^svg$/, 'une image SVG'],
]

const BEFORE_ROOT = /\s+|<\?.*?\?>|<!--.*?-->/sy
const ROOT = /<([^\s<>/]{1,200})[\s>/]/y
const RECORD = /<(?:[^\s<>/:]{1,40}:)?(?:marche|contrat-concession)[\s>]/

/**
 * Throws what an XML file is, by the beginning of its text, where it is no DECP file: these have a root `marches`, or a
 * `marche` under another. A DTD is refused: it can only be there to blow up a parser, or to read other files.
 */
export function checkDecpXml(start: string): void {
  const at = rootAt(start)
  if (start.startsWith('<!', at)) throw declared(start.slice(at))
  ROOT.lastIndex = at
  const full = ROOT.exec(start)?.[1] ?? ''
  const root = full.slice(full.indexOf(':') + 1)
  if (root === 'marches' || RECORD.test(start.slice(at))) return
  const known = KNOWN.find(([name]) => name.test(root))
  const what = known ? known[1] : `un fichier XML sans marché DECP (élément « ${root} »)`
  throw new AppError('notDecp', `Ce fichier est ${what} : rien n’est lu ; ${ASK_DECP}.`)
}

function rootAt(text: string): number {
  let at = 0
  for (;;) {
    BEFORE_ROOT.lastIndex = at
    if (!BEFORE_ROOT.test(text)) return at
    at = BEFORE_ROOT.lastIndex
  }
}

function declared(start: string): AppError {
  if (/^<!doctype\s+html/i.test(start))
    return new AppError('notDecp', `Ce fichier est une page HTML : rien n’est lu ; ${ASK_DECP}.`)
  return new AppError(
    'xmlDtd',
    'Ce fichier XML commence par une déclaration DTD, refusée par sécurité : rien n’est lu. Demandez un export DECP sans elle.',
  )
}
