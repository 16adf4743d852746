-- Schemes of an organisation, each edit a revision of its own: nothing is overwritten, history is their comparison.
CREATE TABLE scheme_revision (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  scheme_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  -- What was done, in the words of the journal: it is shown as it is.
  summary TEXT NOT NULL,
  note TEXT,
  -- The plan as JSON; null: the scheme was withdrawn.
  plan TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, scheme_id, revision)
);

-- An edited scheme is a publication too: what pages show of it is made anew.
CREATE TABLE publication_next (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  import_id INTEGER REFERENCES import (id) ON DELETE CASCADE,
  action TEXT NOT NULL CHECK (action IN ('publish', 'undo', 'retag', 'decide', 'scheme')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, revision)
);
INSERT INTO publication_next SELECT organisation_id, revision, import_id, action, actor, at FROM publication;
DROP TABLE publication;
ALTER TABLE publication_next RENAME TO publication;
