import type { GivenPlan } from '../plan.js'

const TO_SET =
  'La loi demande un objectif et n’en donne pas le chiffre : c’est au schéma de l’acheteur de le fixer. Recopier cet objectif dans votre schéma avec sa cible.'
const TWO_YEARS = 'Figure à publier tous les deux ans, avec un suivi chaque année.'

/** What article L. 2111-3 of the code de la commande publique has every scheme measure, in its wording since 1 January 2023. */
export const LAW_2111_3: GivenPlan = {
  id: 'loi-2111-3',
  title: 'Indicateurs de l’article L. 2111-3 du code de la commande publique',
  organisation: 'Tout acheteur soumis à l’obligation d’un SPASER',
  source: {
    document:
      'Code de la commande publique, article L. 2111-3, dans sa rédaction issue de la loi n° 2021-1104, article 35',
    date: '2023-01-01',
  },
  toVerify:
    'Texte redit d’après des sources qui le citent ; la rédaction exacte est à lire sur Légifrance. La loi ne fixe pas de fin : la période notée ici est à remplacer par celle de votre schéma.',
  period: { from: '2023-01-01', to: '2026-12-31' },
  objectives: [
    {
      id: 'taux-social-nombre',
      label: 'Achats socialement responsables, en nombre de marchés',
      indicator: 'socialConsideration.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence: 'Mesurer, en nombre ou en valeur, la part réelle des achats socialement responsables.',
      reading: `Marchés notifiés dans l’année avec une clause, un critère ou une réservation à caractère social. ${TWO_YEARS}`,
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'socialClause.number',
          reading: 'Ne compter que les conditions d’exécution sociales, sans les critères ni les réservations.',
        },
      ],
    },
    {
      id: 'taux-social-valeur',
      label: 'Achats socialement responsables, en valeur',
      indicator: 'socialConsideration.value',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence: 'Mesurer, en nombre ou en valeur, la part réelle des achats socialement responsables.',
      reading: `La même part en montants contractuels HT, qui ne sont pas la dépense payée. ${TWO_YEARS}`,
    },
    {
      id: 'taux-environnemental-nombre',
      label: 'Achats écologiquement responsables, en nombre de marchés',
      indicator: 'environmentalConsideration.number',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence: 'Mesurer, en nombre ou en valeur, la part réelle des achats écologiquement responsables.',
      reading: `Marchés notifiés dans l’année avec une clause ou un critère environnemental. ${TWO_YEARS}`,
      alternatives: [
        {
          label: 'Clause seulement',
          indicator: 'environmentalClause.number',
          reading: 'Ne compter que les conditions d’exécution et les spécifications, sans les critères.',
        },
      ],
    },
    {
      id: 'taux-environnemental-valeur',
      label: 'Achats écologiquement responsables, en valeur',
      indicator: 'environmentalConsideration.value',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence: 'Mesurer, en nombre ou en valeur, la part réelle des achats écologiquement responsables.',
      reading: `La même part en montants contractuels HT, qui ne sont pas la dépense payée. ${TWO_YEARS}`,
    },
    {
      id: 'esus',
      label: 'Achats auprès d’entreprises solidaires d’utilité sociale (ESUS)',
      indicator: null,
      unmeasured:
        'L’agrément ESUS est celui du fournisseur, à la date d’attribution : aucun registre de contrats ne le porte. À fournir : la liste datée des entreprises agréées (code du travail, article L. 3332-17-1), à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence:
        'Mesurer les achats auprès des entreprises solidaires d’utilité sociale agréées, avec un objectif cible.',
      reading: 'Qualité du fournisseur, non du contrat : une clause sociale ou une réservation ne la donne pas.',
    },
    {
      id: 'employeurs-publics-defavorises',
      label: 'Achats auprès d’entreprises qui emploient des personnes défavorisées',
      indicator: null,
      unmeasured:
        'C’est une qualité du fournisseur, datée, qu’aucun registre de contrats ne porte. À fournir : les listes de structures d’insertion (SIAE), d’entreprises adaptées et d’ESAT, à rapprocher du SIREN des titulaires.',
      direction: '>=',
      unit: 'ratio',
      untargeted: TO_SET,
      sentence:
        'Mesurer les achats auprès d’entreprises qui emploient des personnes défavorisées ou de groupes vulnérables, avec un objectif cible.',
      reading:
        'Qualité du fournisseur, non du contrat : une telle entreprise peut gagner un marché ordinaire, et un lot réservé rester sans titulaire.',
    },
  ],
}
