-- Sums kept ready by buyer (SIREN, '' where the register names none), as `cell` of 0015 keeps them by direction and category: by all
-- three at once there would be nearly as many sums as contracts where buyers are many. Figures of a plan that binds some buyers, or
-- of one of them, are read from these.
CREATE TABLE buyer_cell (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  siren TEXT NOT NULL,
  year INTEGER NOT NULL,
  status INTEGER NOT NULL,
  band INTEGER NOT NULL,
  contracts INTEGER NOT NULL,
  cents INTEGER NOT NULL,
  maxima INTEGER NOT NULL,
  subsequent INTEGER NOT NULL,
  insertion_clause_yes INTEGER NOT NULL, insertion_clause_yes_cents INTEGER NOT NULL,
  insertion_clause_review INTEGER NOT NULL, insertion_clause_review_cents INTEGER NOT NULL,
  insertion_clause_unknown INTEGER NOT NULL, insertion_clause_unknown_cents INTEGER NOT NULL,
  social_clause_yes INTEGER NOT NULL, social_clause_yes_cents INTEGER NOT NULL,
  social_clause_review INTEGER NOT NULL, social_clause_review_cents INTEGER NOT NULL,
  social_clause_unknown INTEGER NOT NULL, social_clause_unknown_cents INTEGER NOT NULL,
  social_criterion_yes INTEGER NOT NULL, social_criterion_yes_cents INTEGER NOT NULL,
  social_criterion_review INTEGER NOT NULL, social_criterion_review_cents INTEGER NOT NULL,
  social_criterion_unknown INTEGER NOT NULL, social_criterion_unknown_cents INTEGER NOT NULL,
  reserved_yes INTEGER NOT NULL, reserved_yes_cents INTEGER NOT NULL,
  reserved_review INTEGER NOT NULL, reserved_review_cents INTEGER NOT NULL,
  reserved_unknown INTEGER NOT NULL, reserved_unknown_cents INTEGER NOT NULL,
  environmental_clause_yes INTEGER NOT NULL, environmental_clause_yes_cents INTEGER NOT NULL,
  environmental_clause_review INTEGER NOT NULL, environmental_clause_review_cents INTEGER NOT NULL,
  environmental_clause_unknown INTEGER NOT NULL, environmental_clause_unknown_cents INTEGER NOT NULL,
  environmental_criterion_yes INTEGER NOT NULL, environmental_criterion_yes_cents INTEGER NOT NULL,
  environmental_criterion_review INTEGER NOT NULL, environmental_criterion_review_cents INTEGER NOT NULL,
  environmental_criterion_unknown INTEGER NOT NULL, environmental_criterion_unknown_cents INTEGER NOT NULL,
  social_consideration_yes INTEGER NOT NULL, social_consideration_yes_cents INTEGER NOT NULL,
  social_consideration_review INTEGER NOT NULL, social_consideration_review_cents INTEGER NOT NULL,
  social_consideration_unknown INTEGER NOT NULL, social_consideration_unknown_cents INTEGER NOT NULL,
  environmental_consideration_yes INTEGER NOT NULL, environmental_consideration_yes_cents INTEGER NOT NULL,
  environmental_consideration_review INTEGER NOT NULL, environmental_consideration_review_cents INTEGER NOT NULL,
  environmental_consideration_unknown INTEGER NOT NULL, environmental_consideration_unknown_cents INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, siren, year, status, band)
) WITHOUT ROWID;

INSERT INTO buyer_cell (organisation_id, year, siren, status, band, contracts, cents, maxima, subsequent,
  insertion_clause_yes, insertion_clause_yes_cents, insertion_clause_review, insertion_clause_review_cents,
  insertion_clause_unknown, insertion_clause_unknown_cents, social_clause_yes, social_clause_yes_cents,
  social_clause_review, social_clause_review_cents, social_clause_unknown, social_clause_unknown_cents,
  social_criterion_yes, social_criterion_yes_cents, social_criterion_review, social_criterion_review_cents,
  social_criterion_unknown, social_criterion_unknown_cents, reserved_yes, reserved_yes_cents, reserved_review,
  reserved_review_cents, reserved_unknown, reserved_unknown_cents, environmental_clause_yes,
  environmental_clause_yes_cents, environmental_clause_review, environmental_clause_review_cents,
  environmental_clause_unknown, environmental_clause_unknown_cents, environmental_criterion_yes,
  environmental_criterion_yes_cents, environmental_criterion_review, environmental_criterion_review_cents,
  environmental_criterion_unknown, environmental_criterion_unknown_cents, social_consideration_yes,
  social_consideration_yes_cents, social_consideration_review, social_consideration_review_cents,
  social_consideration_unknown, social_consideration_unknown_cents, environmental_consideration_yes,
  environmental_consideration_yes_cents, environmental_consideration_review, environmental_consideration_review_cents,
  environmental_consideration_unknown, environmental_consideration_unknown_cents)
SELECT organisation_id, year, siren, status, band, sum(contracts), sum(cents), sum(maxima), sum(subsequent),
  sum(contracts * (insertion_clause = 2)), sum(cents * (insertion_clause = 2)), sum(contracts * (insertion_clause = 0)),
  sum(cents * (insertion_clause = 0)), sum(contracts * (insertion_clause = 1)), sum(cents * (insertion_clause = 1)),
  sum(contracts * (social_clause = 2)), sum(cents * (social_clause = 2)), sum(contracts * (social_clause = 0)),
  sum(cents * (social_clause = 0)), sum(contracts * (social_clause = 1)), sum(cents * (social_clause = 1)),
  sum(contracts * (social_criterion = 2)), sum(cents * (social_criterion = 2)), sum(contracts * (social_criterion = 0)),
  sum(cents * (social_criterion = 0)), sum(contracts * (social_criterion = 1)), sum(cents * (social_criterion = 1)),
  sum(contracts * (reserved = 2)), sum(cents * (reserved = 2)), sum(contracts * (reserved = 0)),
  sum(cents * (reserved = 0)), sum(contracts * (reserved = 1)), sum(cents * (reserved = 1)),
  sum(contracts * (environmental_clause = 2)), sum(cents * (environmental_clause = 2)),
  sum(contracts * (environmental_clause = 0)), sum(cents * (environmental_clause = 0)),
  sum(contracts * (environmental_clause = 1)), sum(cents * (environmental_clause = 1)),
  sum(contracts * (environmental_criterion = 2)), sum(cents * (environmental_criterion = 2)),
  sum(contracts * (environmental_criterion = 0)), sum(cents * (environmental_criterion = 0)),
  sum(contracts * (environmental_criterion = 1)), sum(cents * (environmental_criterion = 1)),
  sum(contracts * (social_consideration = 2)), sum(cents * (social_consideration = 2)),
  sum(contracts * (social_consideration = 0)), sum(cents * (social_consideration = 0)),
  sum(contracts * (social_consideration = 1)), sum(cents * (social_consideration = 1)),
  sum(contracts * (environmental_consideration = 2)), sum(cents * (environmental_consideration = 2)),
  sum(contracts * (environmental_consideration = 0)), sum(cents * (environmental_consideration = 0)),
  sum(contracts * (environmental_consideration = 1)), sum(cents * (environmental_consideration = 1))
FROM (SELECT * FROM (
  SELECT organisation_id, key >> 18 AS year, siren,
    (key >> 16) & 3 AS status, (key >> 12) & 15 AS band, call_off,
    contracts, subsequent, coalesce(cents, 0) * usable AS cents, coalesce(maxima, 0) * usable AS maxima,
    ((key >> 0) & 3) AS insertion_clause,
    ((key >> 2) & 3) AS social_clause,
    ((key >> 4) & 3) AS social_criterion,
    ((key >> 6) & 3) AS reserved,
    ((key >> 8) & 3) AS environmental_clause,
    ((key >> 10) & 3) AS environmental_criterion,
    (CASE WHEN 2 IN (((key >> 2) & 3), ((key >> 4) & 3), ((key >> 6) & 3)) THEN 2 WHEN 0 IN (((key >> 2) & 3),
  ((key >> 4) & 3), ((key >> 6) & 3)) THEN 0 WHEN 1 IN (((key >> 2) & 3), ((key >> 4) & 3),
  ((key >> 6) & 3)) THEN 1 ELSE 3 END) AS social_consideration,
    (CASE WHEN 2 IN (((key >> 8) & 3), ((key >> 10) & 3)) THEN 2 WHEN 0 IN (((key >> 8) & 3),
  ((key >> 10) & 3)) THEN 0 WHEN 1 IN (((key >> 8) & 3), ((key >> 10) & 3)) THEN 1 ELSE 3 END) AS environmental_consideration
  FROM (
    SELECT *, (key >> 12) & 15 > 0 AS usable
    FROM (
      SELECT organisation_id, ((((coalesce(substr(year_date, 1, 4),
  0) << 2) + CASE WHEN type = 'concession' THEN 1 WHEN test = 1 THEN 2 ELSE 0 END << 4) + CASE WHEN NOT (montant_first IS
  NOT NULL AND montant_first > 100 AND montant_first < 1000000000000
    AND montant_first / 100 NOT IN (999999, 9999999, 99999999, 999999999, 9999999999)) THEN 0
  WHEN montant_first < 2500000 THEN 1 WHEN montant_first < 4000000 THEN 2 WHEN montant_first < 6000000 THEN 3 WHEN
  montant_first < 9000000 THEN 4 WHEN montant_first < 10000000 THEN 5 WHEN montant_first < 100000000 THEN 6 WHEN
  montant_first < 1000000000 THEN 7 WHEN montant_first < 10000000000 THEN 8
  ELSE 9 END) << 12) + (((coalesce(unicode(insertion_clause),
  unicode('u')) >> 2) & 3) << 0) + (((coalesce(unicode(social_clause),
  unicode('u')) >> 2) & 3) << 2) + (((coalesce(unicode(social_criterion),
  unicode('u')) >> 2) & 3) << 4) + (((coalesce(unicode(reserved),
  unicode('u')) >> 2) & 3) << 6) + (((coalesce(unicode(environmental_clause),
  unicode('u')) >> 2) & 3) << 8) + (((coalesce(unicode(environmental_criterion), unicode('u')) >> 2) & 3) << 10) AS key,
  coalesce(substr(contract.acheteur, 1, 9), '') AS siren, 0 AS call_off,
        count(*) AS contracts, sum(montant_first) AS cents, sum(montant_first * montant_maximum) AS maxima,
        sum(says_subsequent) AS subsequent
      FROM contract WHERE current = 1 AND NOT (id_accord_cadre IS NOT NULL AND id_accord_cadre <> coalesce(id, ''))
      GROUP BY 1, 2, 3, 4))))
GROUP BY organisation_id, year, siren, status, band;
