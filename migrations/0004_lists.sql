-- A list is filtered, sorted and counted inside one index, whichever the order: each holds what it sorts by, then all that
-- selections look at, so that a page never visits the rows it does not show. `search` begins with the folded object.

DROP INDEX contract_by_date;
DROP INDEX contract_by_amount;
DROP INDEX contract_by_base;

CREATE INDEX contract_by_date ON contract (
  organisation_id, year_date, uid, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

CREATE INDEX contract_by_amount ON contract (
  organisation_id, montant_first, uid, year_date, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

CREATE INDEX contract_by_object ON contract (
  organisation_id, search, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

CREATE INDEX contract_by_buyer ON contract (
  organisation_id, acheteur_nom COLLATE NOCASE, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

CREATE INDEX contract_by_holder ON contract (
  organisation_id, holders COLLATE NOCASE, uid, year_date, montant_first, type, test, acheteur, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1;

-- The frameworks that call-offs name are looked for by their published identifier.
CREATE INDEX contract_by_base ON contract (organisation_id, base_uid, id) WHERE current = 1;

-- Few contracts name a framework, or state hours: they are found without reading the others.
CREATE INDEX contract_by_framework ON contract (organisation_id, uid) WHERE current = 1 AND id_accord_cadre IS NOT NULL;
CREATE INDEX contract_with_hours ON contract (organisation_id, uid)
  WHERE current = 1 AND (heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]');
