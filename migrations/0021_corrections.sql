-- What people put right by hand: a field of a contract, a contract that is the same as another, or one that is two. A journal: nothing is taken
-- out of it, a line withdraws another. What imports say (contract_version) stays as they said it.
CREATE TABLE correction (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  -- First line of what was done at once, and is undone at once.
  group_seq INTEGER NOT NULL,
  uid TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('set', 'merge', 'split', 'withdraw')),
  -- Of 'set': what is corrected; of 'split': the uid of the new contract, for each holds by itself; '' elsewhere.
  field TEXT NOT NULL,
  -- Of 'set', as JSON: what it is, and what the imports said when it was corrected. 'null': not stated.
  value TEXT,
  seen TEXT,
  -- Of 'merge': the contract this one is made part of; of 'split': the new one.
  into_uid TEXT,
  -- Of 'split': the import that holds the new contract, undone with it.
  import_id INTEGER,
  -- Of 'withdraw': the line it takes the effect of.
  withdraws INTEGER,
  reason TEXT NOT NULL,
  -- The document relied on: piece, article, page.
  document TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq)
);
CREATE INDEX correction_by_contract ON correction (organisation_id, uid, action, field, seq);
CREATE INDEX correction_by_target ON correction (organisation_id, into_uid) WHERE into_uid IS NOT NULL;
CREATE INDEX correction_by_withdrawn ON correction (organisation_id, withdraws) WHERE withdraws IS NOT NULL;

CREATE VIEW correction_standing AS
SELECT * FROM correction AS c
WHERE c.action <> 'withdraw' AND NOT EXISTS (
  SELECT 1 FROM correction AS w WHERE w.organisation_id = c.organisation_id AND w.withdraws = c.seq);

-- Of each contract, the last line of each field that is not withdrawn, and the last contract it is part of.
CREATE VIEW correction_in_force AS
SELECT * FROM correction_standing AS c
WHERE NOT EXISTS (
  SELECT 1 FROM correction_standing AS later
  WHERE later.organisation_id = c.organisation_id AND later.uid = c.uid AND later.action = c.action
    AND later.field = c.field AND later.seq > c.seq);

-- Contracts corrected are a publication too.
CREATE TABLE publication_next (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  import_id INTEGER REFERENCES import (id) ON DELETE CASCADE,
  action TEXT NOT NULL CHECK (action IN ('publish', 'undo', 'retag', 'decide', 'scheme', 'correct')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, revision)
);
INSERT INTO publication_next SELECT organisation_id, revision, import_id, action, actor, at FROM publication;
DROP TABLE publication;
ALTER TABLE publication_next RENAME TO publication;

-- Rows that only amend a contract their file does not state: JSON of their records. What they amend is settled when versions
-- are folded, so that the import which states the contract may be undone. NULL: the version is a reading of its own.
ALTER TABLE contract_version ADD COLUMN amendments TEXT;
