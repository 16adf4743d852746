-- What an amendment that waits for its contract is set aside with, should there be none: its cells, and what it is read again by,
-- as in rejected_row.
ALTER TABLE held_row ADD COLUMN cells TEXT NOT NULL DEFAULT '{}';
ALTER TABLE held_row ADD COLUMN source TEXT;
