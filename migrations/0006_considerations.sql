-- What contracts are found to carry beside their six facts: what these are about, whether what is bought is itself social or
-- green, where texts and declarations part, quantities read. Contracts already here have none of it until they are read
-- again by the rules of today (spaser retag).

ALTER TABLE contract ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
ALTER TABLE contract ADD COLUMN social_object INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contract ADD COLUMN environmental_object INTEGER NOT NULL DEFAULT 0;
-- Kinds written in the texts and not declared; declared and written nowhere.
ALTER TABLE contract ADD COLUMN undeclared TEXT NOT NULL DEFAULT '[]';
ALTER TABLE contract ADD COLUMN unfound TEXT NOT NULL DEFAULT '[]';

ALTER TABLE contract_detail ADD COLUMN objects TEXT NOT NULL DEFAULT '[]';
ALTER TABLE contract_detail ADD COLUMN quantities TEXT NOT NULL DEFAULT '[]';

-- An organisation's own rules (added, changed, switched off), each as it was applied; the last one holds.
CREATE TABLE rule_file (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  -- Version of the whole rule set that results, as tags carry it.
  version TEXT NOT NULL,
  -- JSON of the file; '{}' returns to the rules as published.
  content TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq)
);

-- A person's decision on one fact: the last one not withdrawn holds against every reading (SPEC §2).
CREATE TABLE decision (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- NULL withdraws the decision before it.
  state TEXT CHECK (state IN ('yes', 'no', 'review', 'unknown')),
  reason TEXT NOT NULL,
  -- The document relied on: piece, article, page.
  document TEXT,
  -- Digest of what was read when it was taken.
  read_digest TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq)
);
CREATE INDEX decision_by_contract ON decision (organisation_id, uid, kind, seq);

-- Contracts read again by other rules are a publication too, of no import.
CREATE TABLE publication_next (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  import_id INTEGER REFERENCES import (id) ON DELETE CASCADE,
  action TEXT NOT NULL CHECK (action IN ('publish', 'undo', 'retag', 'decide')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, revision)
);
INSERT INTO publication_next SELECT organisation_id, revision, import_id, action, actor, at FROM publication;
DROP TABLE publication;
ALTER TABLE publication_next RENAME TO publication;
