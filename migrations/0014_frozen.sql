-- Frozen results: dated snapshots that nothing changes any more. The document is one JSON text in chunks of less than 1 MB,
-- whose SHA-256 is kept beside: header, figures, every row they were counted from.
CREATE TABLE frozen_result (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  -- ISO instant, and whom the person freezing it says to be; `actor` is who the service knows.
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  actor TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  -- SIREN or SIRET asked for; null: every buyer.
  acheteur TEXT,
  row_count INTEGER NOT NULL,
  -- SHA-256 of the UTF-8 bytes of the chunks put together.
  digest TEXT NOT NULL,
  chunk_count INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
);

-- Not bound to its result by a key: chunks are written before it, and refused once it is there.
CREATE TABLE frozen_chunk (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  frozen_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (organisation_id, frozen_id, seq)
);

-- An insertion that would take the place of a row deletes it without a word: it is refused before.
CREATE TRIGGER frozen_result_once BEFORE INSERT ON frozen_result
WHEN EXISTS (SELECT 1 FROM frozen_result WHERE organisation_id = NEW.organisation_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'frozen result: this number is taken');
END;

CREATE TRIGGER frozen_result_kept_as_it_is BEFORE UPDATE ON frozen_result
BEGIN
  SELECT RAISE(ABORT, 'frozen result: never changed');
END;

-- Only with its organisation, whose own row is gone by then.
CREATE TRIGGER frozen_result_kept BEFORE DELETE ON frozen_result
WHEN EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id)
BEGIN
  SELECT RAISE(ABORT, 'frozen result: never deleted');
END;

CREATE TRIGGER frozen_chunk_before_its_result BEFORE INSERT ON frozen_chunk
WHEN EXISTS (SELECT 1 FROM frozen_result WHERE organisation_id = NEW.organisation_id AND id = NEW.frozen_id)
BEGIN
  SELECT RAISE(ABORT, 'frozen result: this number is taken');
END;

CREATE TRIGGER frozen_chunk_kept_as_it_is BEFORE UPDATE ON frozen_chunk
BEGIN
  SELECT RAISE(ABORT, 'frozen result: never changed');
END;

CREATE TRIGGER frozen_chunk_kept BEFORE DELETE ON frozen_chunk
WHEN EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id)
BEGIN
  SELECT RAISE(ABORT, 'frozen result: never deleted');
END;
