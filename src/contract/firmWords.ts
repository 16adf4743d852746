/** Words that only the name of a legal person bears: its form, or what is a body and no one's own business. Folded. */
export const LEGAL_WORDS: ReadonlySet<string> = words(`
  sarl eurl sas sasu sa sca scs snc sci scm scp scea gaec earl gfa selarl selas selafa ltd limited gmbh bv nv srl inc llc plc
  scop scic cae gie geie geiq ea eatt esat siae etti eiti eti aci cuma epic epcc epl sem spl semop apei adapei
  societe societes ste soc compagnie cie groupe groupement gpt entreprises filiale holding associes
  association associations assoc ass asso fondation mutuelle mutualite cooperative cooperatives coop chantiers
  federation fed union syndicat synd comite ligue amicale national collectif emmaus croix secours compagnons
  restaurants restos solidaire solidaires solidarite solidarites entraide intercommunal intercommunale
  regie regies commune communes communaute ville mairie departement region metropole agglomeration ccas cias chambre
  universite ministere prefecture etat chu sdis banque caisse
  insertion emploi emplois interim chomeurs social sociale sociales communal communale departemental departementale
  regional regionale local locale hospitalier hospitaliere lycee college academie gip saem
  pour contre sans tous votre notre vous nous
`)

/** Two words that make a legal person where one does not: "entreprise" alone also stands before a person's name. */
export const LEGAL_PHRASES: readonly string[] = ['entreprise adaptee', 'entreprise d insertion', 'entreprise publique']

/** What firms do, and where: beside a word or none they make a firm's name, but beside a person's name they clear nothing. */
export const TRADE_WORDS: ReadonlySet<string> = words(`
  action actions agence aire allo accompagnement agencement agri agro aide aluminium alu ambulances amenagement amiante animation applications
  architecte architectes architecture ascenseurs assainissement assistance associes assurance assurances audit auto autocars
  automatismes automobile automobiles avocats
  batiment batiments bat bati betons bet bio blanchisserie bois boissons boulangerie btp bureau bureautique business
  cabinet care carrelage carrelages carrosserie cars charpente charpentes charpentiers chantier chauffage chimie club cocagne conseil conseils company clean climatisation clim
  collectivites communication com concept conception confort construction constructions consultants consulting consult
  controle controles couverture creation creations cuisine culture culturel
  deco decoration decor demolition depannage desamiantage design detection developpement diagnostic diagnostics diffusion
  digital distribution documentation
  eau eaux echafaudages eclairage eco ecole ecologie economie edition editions education elagage elec electricite electrique electriques
  electronique emballages energie energies energy engineering enrobes enseignement entreprise entretien
  environnement equipement equipements espace espaces ets etablissement etablissements etancheite etude etudes evenements
  events expert expertise experts exploitation express
  factory facades fenetres ferme fermeture fermetures finance flore fluides forage forages foret forets formation formations fournitures
  froid fruits funeraire
  garage gaz generale genie geo geometres geometre geotechnique gestion graphique group
  habitat health healthcare hopital hotel hydraulique hydro hygiene
  imaging image immobilier import initiative initiatives institut impression imprimerie imprimeur incendie industrial industrie industriel industrielle industriels
  industries informatique information infra ingenierie ingenieurs innovation installations instruments interim
  intermediaire international isolation
  jardin jardins
  laboratoire laboratoires labo lavage legumes levage librairie linge location logistique logiciel logiciels loisirs
  maconnerie maintenance maison management manutention marine maritime materiaux materiel media medical medicale menage menuiserie
  menuiseries metal metallerie metaux mobilier mobilite motoculture multiservices multitechniques
  nature negoce net nettoiement nettoyage numerique
  office optique organisation outillage
  papeterie papier partage parcs partners partenaires paysage paysages paysagiste pepiniere pepinieres peinture peintures
  pharma pharmaceutique pharmacie photo piscine piscines platrerie plomberie pompes presse power pressing prevention print process production
  productions produits proprete protection publicite publics
  realisation realisations recherche recherches recup recuperation recyclage recyclerie renov renovation reseau reseaux
  ressourcerie relais restauration restaurant retail revetement revetements routes routiere
  sanitaire sante science sciences securite serres serrurerie service services serviettes signaletique signalisation software
  sol sols solutions solution sport sports stores structure structures surete surveillance systeme systemes system systems
  technique techniques technologie technologies technology tech telecom telecoms terrassement terrassements tertiaire
  temporaire textile temporaire textiles thermique toiture toitures topographie tourisme toxicologie tp traiteur traitement transport transports
  travail travaux tri trucks
  urbain urbaine urbanisme usinage
  valorisation vehicules ventilation verre verts vertes vidange video viandes vision voirie voyages water
  zinguerie
  france francaise francais europe europeenne nord sud est ouest centre ctre maine val vallee pays atlantique alpes alsace aquitaine ardeche ardennes
  auvergne bourgogne bretagne calais champagne corse dauphine franche idf ile isere languedoc limousin littoral loire lorraine
  lyon marseille mediterranee midi nantes normandie occitanie oise paca paris picardie poitou provence pyrenees reunion rhone
  rennes savoie seine toulouse touraine vendee vosges guyane antilles martinique guadeloupe mayotte
`)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
