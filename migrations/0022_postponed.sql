-- Questions that somebody put off: they come last in the queue of all, until they are taken up again. One holds for as long as
-- what is asked of the fact is the same (`doubt`): decided, then to be confirmed again, it is another question.
CREATE TABLE postponed (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  kind TEXT NOT NULL,
  doubt TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, uid, kind)
) WITHOUT ROWID;

-- What else a decision changed of its contract, as JSON: the state of each other fact that follows from it. NULL: nothing.
ALTER TABLE decision ADD COLUMN implied TEXT;

-- Mergers and splits that somebody confirmed over what registers said until a revision. A journal: nothing is taken out of it.
CREATE TABLE correction_confirmed (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq, revision)
) WITHOUT ROWID;
