-- Where texts and declarations part is counted without reading the contracts where they do not.

CREATE INDEX contract_with_gaps ON contract (organisation_id, acheteur, year_date, undeclared, unfound)
  WHERE current = 1 AND (undeclared <> '[]' OR unfound <> '[]');

-- Ids of the rules that found something, each once: how often each did is counted without reading every proof. As for the
-- columns of 0006, contracts already here have none until they are read again.
ALTER TABLE contract ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';
