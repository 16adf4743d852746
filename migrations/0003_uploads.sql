-- Files received through the web, in chunks (a value of D1 holds 2 MB), and how far their import has come.

CREATE TABLE upload (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  -- Chunks are still coming while 'receiving'; nobody sees the upload until 'received'.
  state TEXT NOT NULL CHECK (state IN ('receiving', 'received', 'running', 'done', 'failed')),
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  options TEXT NOT NULL,
  stage TEXT CHECK (stage IN ('reading', 'settling')),
  rows_read INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  -- Last sign of life: an upload that runs and gives none was interrupted.
  touched_at TEXT NOT NULL,
  finished_at TEXT,
  import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
  -- The same file had already been imported: nothing changed.
  known INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  message TEXT
);

CREATE INDEX upload_by_state ON upload (organisation_id, state);
CREATE INDEX upload_by_import ON upload (import_id);

CREATE TABLE upload_chunk (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  upload_id INTEGER NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (upload_id, seq)
);
