/** People far from employment, for whom a contract can lay an obligation of professional integration on its holder. */
export const FAR_FROM_WORK = [
  '(personnes|publics|public|salariés|jeunes|personne|travailleurs) (rencontrant des|en|connaissant des|ayant des|qui rencontrent des|confrontées à des|confrontés à des) difficulté{s}',
  "(personnes|publics|public|salariés|populations|travailleurs|jeunes|adultes) (les plus |très |durablement |particulièrement |)(éloigné|exclu){e} (de l'emploi|du marché du travail|du marché de l'emploi)",
  'public qui en est éloigné',
  "demandeur{s} d'emploi{s}",
  "demandeuse{s} d'emploi{s}",
  "(bénéficiaire|bénéficiaires|allocataire|allocataires|titulaires) (du|de la|de l'|des|de) (rsa|aah|revenu de solidarité active|ass|minima sociaux|allocation de solidarité spécifique)",
  '(bénéficiaires|allocataires) rsa',
  '(brsa|deld|ppsmj)',
  "(personne|personnes|publics|public|salarié|salariés|salariée|salariées|jeune|jeunes|agent|agents|travailleurs|ouvriers|adultes) en (parcours|cursus|démarche|contrat|situation|recherche|voie|phase|chemin) (d'|de réinsertion |)insertion",
  '(public|publics) (prioritaire|prioritaires|en insertion|en difficulté|éligible|éligibles|fragilisé|fragilisés|défavorisé|défavorisés|vulnérables|précaires|fragiles|cibles de la clause)',
  "(personnes|populations) (fragilisées|défavorisées|précaires|vulnérables) (sur le marché du travail|en recherche d'emploi|au regard de l'emploi)",
  "(habitant|habitants|résident|résidents|jeunes|personnes issues|personnes résidant|demandeurs|habitantes|riverains) (des|de|du|d'un|en|dans les|dans un) (qpv|quartier prioritaire|quartiers prioritaires|quartiers en politique de la ville|quartiers de la politique de la ville|quartier de la politique de la ville)",
  'jeunes (sans qualification|peu qualifiés|sans emploi|sans diplôme|déscolarisés|décrocheurs|suivis par la mission locale|suivis en mission locale|non diplômés|faiblement qualifiés|non qualifiés|ni en emploi ni en formation|en rupture)',
  '(personnes|personne|travailleurs|adultes|publics) en (insertion|réinsertion)( professionnelle| sociale|)',
  'personnes prioritaires',
  "(personnes|publics|jeunes|chômeurs|adultes|seniors|femmes|habitants|riverains|parents|bénéficiaires) (sans emploi|de longue durée|privées d'emploi|privés d'emploi|sans activité professionnelle|dépourvues d'emploi|dépourvus d'emploi)",
  '(ans|quartier|quartiers|bassin|territoire|secteur|canton) sans emploi',
  '(personnes|habitants|jeunes|publics|demandeurs|seniors|adultes|femmes) au chômage',
  '(chômeurs|chômeuses) de longue durée',
  '(personnes|publics|salariés) (inscrites|inscrits|engagées|engagés) dans un parcours',
  '(salarié|salariés|ouvriers|agents|salariée|salariées|travailleurs|compagnons|intérimaires|équipes|équipe) en insertion',
  "(public|publics|personnes|salariés|personnels|personnel|jeunes) (relevant|issus|issues|issu) (de l'iae|d'une siae|des siae|de l'insertion|d'un dispositif d'insertion|l'insertion par l'activité économique|l'iae|d'une structure d'insertion|de structures d'insertion)",
  "(personnes|publics|public|jeunes|salariés|candidats|demandeurs|habitants|profils) (orienté|suivi|accompagné|adressé|proposé|présenté){e} par (le plie|un plie|la mission locale|les missions locales|une mission locale|cap emploi|france travail|pôle emploi|le facilitateur|la facilitatrice|une siae|une structure d'insertion)",
  "(participant|participants|participante|participantes|bénéficiaires|personnes|publics|habitants) (du|au|des|d'un|inscrits au|inscrites au) plie",
  "(salarié|salariés|personnel|personnels|personnes|intérimaires|équipes|équipe|travailleurs|ouvriers) (d'une |d'un |des |de |d')(etti|siae|eiti|geiq|aci|régie de quartier|entreprise d'insertion|structure d'insertion|association intermédiaire|chantier d'insertion|entreprises d'insertion|structures d'insertion|associations intermédiaires|chantiers d'insertion)",
  "(personnes|publics|jeunes|seniors|adultes) en recherche (d'emploi|active d'emploi|d'un emploi)",
  "(personne|travailleur|salarié|public) (éloigné|privé){e} (d'emploi|de l'emploi|du marché du travail)",
  '(inscrits|inscrites|inscrit|inscrite) (à|au sein de|auprès de) (pôle emploi|france travail)( depuis| de longue|)',
  '(réfugiés|personnes réfugiées|bénéficiaires de la protection internationale)',
  '(personnes|personne|salariés|travailleurs) (sortant|sortants|sortantes) (de prison|de détention|incarcération)',
  '(personnes placées|publics placés) sous main de justice',
]

/** "Aucune obligation de ce type": of what the text was speaking of. */
export const NONE_SUCH = [
  "(aucune|pas d'|sans|nulle) (action|mesure|clause|obligation|disposition|exigence|démarche|condition|considération|contrainte) (de cette nature|de ce type|de cet ordre|en ce sens|à ce titre|de la sorte|de cette sorte)",
  "(aucun|pas d'|sans) (engagement|dispositif|objectif) (de cette nature|de ce type|de cet ordre|en ce sens|à ce titre)",
]

/** People with disabilities, as workers. */
export const WORKERS_WITH_DISABILITIES = [
  '(travailleurs|personnes|salariés|agents|collaborateurs|ouvriers|personnel|employés|travailleuses) (handicapés|en situation de handicap|handicapées|handicapé|reconnus handicapés|porteurs de handicap)',
  '(personne|travailleur|salarié) (handicapé|handicapée|en situation de handicap)',
  '(reconnu|reconnue|reconnus|reconnues|reconnaissance de la qualité de|qualité de|statut de) (travailleur handicapé|travailleurs handicapés)',
  "bénéficiaire{s} de l'obligation d'emploi",
  '(rqth|boeth)',
]
