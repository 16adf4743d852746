-- The first figures after a publication are found in indexes alone, whatever the register holds: frameworks by their published
-- identifier, contracts that name one and contracts that state hours with all that figures look at.
CREATE INDEX contract_by_id ON contract (organisation_id, id, acheteur) WHERE current = 1 AND id IS NOT NULL;

DROP INDEX contract_by_framework;
CREATE INDEX contract_by_framework ON contract (
  organisation_id, id_accord_cadre, acheteur, id, uid, year_date, type, test, montant_first, montant_maximum,
  says_subsequent, direction, categorie,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1 AND id_accord_cadre IS NOT NULL;

DROP INDEX contract_with_hours;
CREATE INDEX contract_with_hours ON contract (
  organisation_id, uid, year_date, type, test, montant_first, montant_latest, direction, categorie, acheteur, id,
  id_accord_cadre, heures_contractualisees, heures_realisees, hours
) WHERE current = 1 AND (heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]');
