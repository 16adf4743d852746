import type { Article } from './article.js'

const LABOUR_CODE = {
  code: 'Code du travail',
  from: '2008-05-01',
  to: null,
  url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006072050',
  verified: true,
} as const satisfies Omit<Article, 'subject'>

export const OTHER_LAW = {
  'Loi Climat art. 35': {
    code: 'Loi n° 2021-1104 du 22 août 2021 (Climat et résilience)',
    subject: 'achats publics durables',
    from: '2021-08-25',
    to: null,
    url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000043956924',
    versions: [
      { since: '2023-01-01', by: 'cette loi', change: 'indicateurs du SPASER' },
      { since: '2026-08-22', by: 'cette loi', change: 'clauses et critères obligatoires, au plus tard' },
    ],
    verified: true,
  },
  'Loi AGEC art. 58': {
    code: 'Loi n° 2020-105 du 10 février 2020 (AGEC)',
    subject: 'achats de biens réemployés ou recyclés',
    from: '2021-01-01',
    to: null,
    url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000041553759',
    verified: true,
  },
  'Décret 2021-254': {
    code: 'Décret n° 2021-254 du 9 mars 2021',
    subject: 'parts de biens réemployés ou recyclés, premiers taux',
    from: null,
    to: '2024-07-01',
    url: 'https://www.legifrance.gouv.fr/eli/decret/2021/3/9/2021-254/jo/texte',
    verified: true,
  },
  'Décret 2024-134': {
    code: 'Décret n° 2024-134 du 21 février 2024',
    subject: 'parts de biens réemployés ou recyclés, par famille de produits',
    from: '2024-07-01',
    to: null,
    url: 'https://www.legifrance.gouv.fr/eli/decret/2024/2/21/2024-134/jo/texte',
    verified: true,
  },
  'CRPM L. 230-5-1': {
    code: 'Code rural et de la pêche maritime',
    subject: 'produits durables et biologiques en restauration collective (EGalim)',
    from: '2022-01-01',
    to: null,
    url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006071367',
    verified: true,
  },
  'C. trav. L. 5132-4': { ...LABOUR_CODE, subject: 'structures d’insertion par l’activité économique' },
  'C. trav. L. 5212-1': { ...LABOUR_CODE, subject: 'emploi des travailleurs handicapés', verified: false },
  'C. trav. L. 5213-13': {
    ...LABOUR_CODE,
    subject: 'entreprises adaptées',
    url: 'https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072050/LEGISCTA000037388856/',
  },
  'CASF L. 344-2': {
    code: 'Code de l’action sociale et des familles',
    subject: 'établissements et services d’aide par le travail (ESAT)',
    from: null,
    to: null,
    url: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006074069',
    verified: true,
  },
} as const satisfies Record<string, Article>
