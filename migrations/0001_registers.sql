-- Registers, the contracts read in them, and what was found. The same file runs on SQLite and on D1.
-- Money is integer cents HT, hours integer hundredths, dates ISO text, lists and records JSON text.

CREATE TABLE organisation (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL
);

INSERT INTO organisation (id, name) VALUES ('local', 'Organisation locale');

-- One upload. Its rows are written while `state` is 'staging' and become visible in the one batch that sets 'done'.
CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staging', 'done', 'undone')),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  -- What was asked beside the file (buyer, mapping): the same file read otherwise is another import.
  options TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  row_count INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  ignored INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX import_by_digest ON import (organisation_id, sha256);

-- Every moment at which what is visible changed, by whom. Two writers that saw the same revision cannot both add the
-- next one: the batch of the second fails whole, and it begins again.
CREATE TABLE publication (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  action TEXT NOT NULL CHECK (action IN ('publish', 'undo')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, revision)
);

CREATE TABLE import_issue (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  cell TEXT,
  value TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (import_id, seq)
);

-- Rows set aside: kept with their cells so that they can be corrected and read again.
CREATE TABLE rejected_row (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  place TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (import_id, seq)
);

-- What one import said of one contract, as read. Never rewritten once its import is done: contracts are folded from these.
CREATE TABLE contract_version (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  base_uid TEXT NOT NULL,
  lot TEXT,
  -- Keys by which the same contract is known again: folded object, holders, amount (SPEC §1, identity).
  objet_key TEXT NOT NULL,
  holders_key TEXT NOT NULL,
  montant INTEGER,
  digest TEXT NOT NULL,
  place TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (organisation_id, uid, import_id)
);

CREATE INDEX contract_version_by_base ON contract_version (organisation_id, base_uid);
CREATE INDEX contract_version_by_import ON contract_version (import_id, uid);

-- The contract as it stands, one row ready to be scanned; `current` is 0 while its import is staging.
CREATE TABLE contract (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  current INTEGER NOT NULL DEFAULT 0,
  -- The import whose reading stands: cells of the evidence are places of its file.
  source_import_id INTEGER NOT NULL REFERENCES import (id),
  base_uid TEXT NOT NULL,
  lot TEXT,
  type TEXT NOT NULL CHECK (type IN ('marche', 'concession')),
  test INTEGER NOT NULL,
  acheteur TEXT,
  id TEXT,
  id_accord_cadre TEXT,
  says_subsequent INTEGER NOT NULL,
  year_date TEXT,
  year_basis TEXT,
  montant_first INTEGER,
  montant_latest INTEGER,
  montant_maximum INTEGER NOT NULL,
  insertion_clause TEXT NOT NULL,
  social_clause TEXT NOT NULL,
  social_criterion TEXT NOT NULL,
  reserved TEXT NOT NULL,
  environmental_clause TEXT NOT NULL,
  environmental_criterion TEXT NOT NULL,
  heures_contractualisees INTEGER,
  heures_realisees INTEGER,
  hours TEXT NOT NULL,
  direction TEXT,
  categorie TEXT,
  reserved_to TEXT NOT NULL,
  flags TEXT NOT NULL,
  rules_version TEXT NOT NULL,
  objet TEXT NOT NULL,
  record TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (organisation_id, uid, import_id)
);

CREATE UNIQUE INDEX contract_current ON contract (organisation_id, uid) WHERE current = 1;
CREATE INDEX contract_by_year ON contract (organisation_id, year_date) WHERE current = 1;
CREATE INDEX contract_by_base ON contract (organisation_id, base_uid) WHERE current = 1;
CREATE INDEX contract_by_import ON contract (import_id);
