-- How an organisation reads the tables of one presentation: a mapping given once at an import is kept under the fingerprint
-- of the header it was given for, and serves again wherever that header comes back.
CREATE TABLE layout (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  -- JSON of the headers, in order.
  headers TEXT NOT NULL,
  -- JSON of the columns as the mapping gave them.
  columns TEXT NOT NULL,
  -- The file it was given for.
  file_name TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, fingerprint)
);
