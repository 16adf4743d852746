-- Lists and figures scan narrow rows: what is wide (the record, the evidence) goes to a table of its own, and what lists
-- show, sort or search by comes out of the record into columns.

CREATE TABLE contract_detail (
  organisation_id TEXT NOT NULL,
  uid TEXT NOT NULL,
  import_id INTEGER NOT NULL,
  record TEXT NOT NULL,
  tags TEXT NOT NULL,
  flags TEXT NOT NULL,
  PRIMARY KEY (organisation_id, uid, import_id),
  FOREIGN KEY (organisation_id, uid, import_id) REFERENCES contract (organisation_id, uid, import_id) ON DELETE CASCADE
);

INSERT INTO contract_detail (organisation_id, uid, import_id, record, tags, flags)
SELECT organisation_id, uid, import_id, record, tags, flags FROM contract;

ALTER TABLE contract ADD COLUMN acheteur_nom TEXT;
ALTER TABLE contract ADD COLUMN holders TEXT NOT NULL DEFAULT '';
ALTER TABLE contract ADD COLUMN code_cpv TEXT;
ALTER TABLE contract ADD COLUMN duree_mois INTEGER;
-- Folded text in which words are searched.
ALTER TABLE contract ADD COLUMN search TEXT NOT NULL DEFAULT '';

UPDATE contract SET
  acheteur_nom = json_extract(record, '$.acheteur.nom'),
  holders = coalesce(
    (SELECT group_concat(coalesce(json_extract(value, '$.denominationSociale'), json_extract(value, '$.id')), ' · ')
      FROM json_each(record, '$.titulaires')), ''),
  code_cpv = json_extract(record, '$.codeCPV'),
  duree_mois = json_extract(record, '$.dureeMois'),
  -- Accents are folded exactly when a contract is next read; until then words are found as they were typed.
  search = lower(objet || ' ' || coalesce(id, '') || ' ' || coalesce(json_extract(record, '$.lotObjet'), '') || ' '
    || coalesce(json_extract(record, '$.acheteur.nom'), '') || ' ' || coalesce(json_extract(record, '$.titulaires'), ''));

ALTER TABLE contract DROP COLUMN record;
ALTER TABLE contract DROP COLUMN tags;
ALTER TABLE contract DROP COLUMN flags;

DROP INDEX contract_by_year;
CREATE INDEX contract_by_date ON contract (organisation_id, year_date, uid) WHERE current = 1;
CREATE INDEX contract_by_amount ON contract (organisation_id, montant_first, uid) WHERE current = 1;
