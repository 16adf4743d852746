-- By which rule sets the visible contracts were read is told beside every figure: one seek a rule set, where all contracts
-- were gone through.
CREATE INDEX contract_by_rules ON contract (organisation_id, rules_version) WHERE current = 1;
