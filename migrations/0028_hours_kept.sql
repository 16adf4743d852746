-- Hours kept ready beside the other sums: how many contracts of a cell state contracted hours, how many a total of hours done,
-- and what these add up to. Three sorts of contracts are not in them, and are looked at one by one: those that state dated hours,
-- which are of the periods in which they are worked; those that state more than anybody will work (1e10 hours), which no sum would
-- hold exactly; those that name a framework, which no cell holds.
ALTER TABLE cell ADD COLUMN contracted_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN contracted_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN done_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN done_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_cell ADD COLUMN contracted_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_cell ADD COLUMN contracted_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_cell ADD COLUMN done_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buyer_cell ADD COLUMN done_hours INTEGER NOT NULL DEFAULT 0;

CREATE TABLE stated_hours AS
SELECT organisation_id, coalesce(substr(year_date, 1, 4), 0) + 0 AS year,
  coalesce(direction, '') AS direction, coalesce(categorie, '') AS categorie,
  coalesce(substr(acheteur, 1, 9), '') AS siren,
  CASE WHEN type = 'concession' THEN 1 WHEN test = 1 THEN 2 ELSE 0 END AS status,
  CASE WHEN NOT (montant_first IS NOT NULL AND montant_first > 100 AND montant_first < 1000000000000
    AND montant_first / 100 NOT IN (999999, 9999999, 99999999, 999999999, 9999999999)) THEN 0
    WHEN montant_first < 2500000 THEN 1 WHEN montant_first < 4000000 THEN 2 WHEN montant_first < 6000000 THEN 3
    WHEN montant_first < 9000000 THEN 4 WHEN montant_first < 10000000 THEN 5 WHEN montant_first < 100000000 THEN 6
    WHEN montant_first < 1000000000 THEN 7 WHEN montant_first < 10000000000 THEN 8 ELSE 9 END AS band,
  heures_contractualisees AS contracted, heures_realisees AS done
FROM contract
WHERE current = 1 AND (heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]')
  AND hours = '[]' AND coalesce(heures_contractualisees, 0) <= 1000000000000
  AND coalesce(heures_realisees, 0) <= 1000000000000 AND NOT (id_accord_cadre IS NOT NULL AND id_accord_cadre <> coalesce(id, ''));

UPDATE cell SET contracted_known = found.contracted_known, contracted_hours = found.contracted_hours,
  done_known = found.done_known, done_hours = found.done_hours
FROM (
  SELECT organisation_id, year, direction, categorie, status, band,
    count(contracted) AS contracted_known, coalesce(sum(contracted), 0) AS contracted_hours,
    count(done) AS done_known, coalesce(sum(done), 0) AS done_hours
  FROM stated_hours GROUP BY organisation_id, year, direction, categorie, status, band
) AS found
WHERE cell.organisation_id = found.organisation_id AND cell.year = found.year AND cell.direction = found.direction
  AND cell.categorie = found.categorie AND cell.status = found.status AND cell.band = found.band;

UPDATE buyer_cell SET contracted_known = found.contracted_known, contracted_hours = found.contracted_hours,
  done_known = found.done_known, done_hours = found.done_hours
FROM (
  SELECT organisation_id, siren, year, status, band,
    count(contracted) AS contracted_known, coalesce(sum(contracted), 0) AS contracted_hours,
    count(done) AS done_known, coalesce(sum(done), 0) AS done_hours
  FROM stated_hours GROUP BY organisation_id, siren, year, status, band
) AS found
WHERE buyer_cell.organisation_id = found.organisation_id AND buyer_cell.siren = found.siren
  AND buyer_cell.year = found.year AND buyer_cell.status = found.status AND buyer_cell.band = found.band;

DROP TABLE stated_hours;

-- Those looked at one by one have an index of their own, with all that hours are counted from; lists find in the other, which
-- needs no more, all that state hours.
DROP INDEX contract_with_hours;
CREATE INDEX contract_with_hours ON contract (organisation_id, uid)
  WHERE current = 1 AND (heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]');
CREATE INDEX contract_with_hours_apart ON contract (
  organisation_id, uid, acheteur, id, id_accord_cadre, year_date, type, test, montant_first, montant_latest,
  direction, categorie, heures_contractualisees, heures_realisees, hours
) WHERE current = 1 AND (
  (hours <> '[]' OR heures_contractualisees > 1000000000000 OR heures_realisees > 1000000000000)
  OR ((heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL)
    AND (id_accord_cadre IS NOT NULL AND id_accord_cadre <> coalesce(id, '')))
);
