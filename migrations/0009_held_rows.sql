-- Rows of an import under way that wait for those they belong to (amendments for their contract): a file may hold any number
-- of them. They go with the import's publication.
CREATE TABLE held_row (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  place TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (import_id, seq)
);

-- Last sign of life of an import under way: one that gives none any more was killed, and what it wrote is cleared by the next.
CREATE TABLE import_pulse (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  at TEXT NOT NULL
);

-- A contract that one import alone speaks of keeps its record there (contract_version of its source import), not twice:
-- contract_detail.record is then ''.
