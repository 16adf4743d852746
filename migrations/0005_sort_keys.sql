-- Buyers and holders sort as people file them, accents and capitals aside: by their folded names. A contract is folded
-- exactly whenever it is written; those already here have the letters of French folded below, and their punctuation kept
-- until they are next read. So have the words of contracts older than 0002, which an unaccented word did not find.

DROP INDEX contract_by_object;
DROP INDEX contract_by_buyer;
DROP INDEX contract_by_holder;

ALTER TABLE contract ADD COLUMN acheteur_sort TEXT;
ALTER TABLE contract ADD COLUMN holders_sort TEXT NOT NULL DEFAULT '';

UPDATE contract SET (acheteur_sort, holders_sort, search) = (
  WITH text (field, value) AS (VALUES (1, acheteur_nom), (2, holders), (3, search)),
  folded (field, value) AS (
    SELECT field,
      lower(
      replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(replace(replace(value,
      'à', 'a'), 'â', 'a'), 'ä', 'a'), 'ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'),
      'î', 'i'), 'ï', 'i'), 'ô', 'o'), 'ö', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ÿ', 'y'),
      'À', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ç', 'c'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'),
      'Î', 'i'), 'Ï', 'i'), 'Ô', 'o'), 'Ö', 'o'), 'Ù', 'u'), 'Û', 'u'), 'œ', 'oe'), 'Œ', 'oe'))
    FROM text
  )
  SELECT max(value) FILTER (WHERE field = 1), coalesce(max(value) FILTER (WHERE field = 2), ''),
    coalesce(max(value) FILTER (WHERE field = 3), '')
  FROM folded
);

CREATE INDEX contract_by_object ON contract (
  organisation_id, search, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

CREATE INDEX contract_by_buyer ON contract (
  organisation_id, acheteur_sort, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion,
  acheteur_nom
) WHERE current = 1;

CREATE INDEX contract_by_holder ON contract (
  organisation_id, holders_sort, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;
