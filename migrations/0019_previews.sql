-- A file may be looked at, and its effect previewed, before it is imported: what was last asked of a deposit. Once that is
-- done and it was no import, the deposit is held for somebody to say what comes next.
ALTER TABLE upload ADD COLUMN task TEXT NOT NULL DEFAULT 'import' CHECK (task IN ('look', 'preview', 'import'));

-- What importing a deposit would do, as worked out at one revision; made anew, the last stands.
CREATE TABLE upload_preview (
  upload_id INTEGER PRIMARY KEY REFERENCES upload (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  -- JSON of the report of a dry run, and of its effect.
  report TEXT NOT NULL
);

-- Contracts that would change, field by field, so many a piece (a value of D1 holds 2 MB).
CREATE TABLE upload_preview_change (
  upload_id INTEGER NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  changes TEXT NOT NULL,
  PRIMARY KEY (upload_id, seq)
);

-- What the sheets and columns of a deposit were taken for, with its first rows, when it was last opened.
CREATE TABLE upload_look (
  upload_id INTEGER PRIMARY KEY REFERENCES upload (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  -- JSON.
  look TEXT NOT NULL
);
