-- What an import writes of a contract goes into fewer indexes: each entry lands on a page of its own, which the journal
-- then holds whole.

-- Nearly every version is found by its uid, which is its base identifier: the index holds the others.
DROP INDEX contract_version_by_base;
CREATE INDEX contract_version_apart ON contract_version (organisation_id, base_uid) WHERE uid <> base_uid;

-- The versions of an import, in order of uid, are read in the primary key; what is left is for an import that is forgotten.
DROP INDEX contract_version_by_import;
CREATE INDEX contract_version_of_import ON contract_version (import_id);
