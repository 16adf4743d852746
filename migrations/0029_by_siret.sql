-- The summary of one buyer reads its contracts alone, however many others there are.
CREATE INDEX contract_by_siret ON contract (organisation_id, acheteur) WHERE current = 1;
