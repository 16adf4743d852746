-- Imports made here: of rows that another import set aside and somebody corrected, or of rows somebody typed.
CREATE TABLE import_origin (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('corrected', 'typed')),
  corrected_import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
  reason TEXT NOT NULL,
  document TEXT
);

-- What a row set aside is read again by, once corrected: JSON of its cells by column and of the headings above it, or of its
-- record; null where it cannot be.
ALTER TABLE rejected_row ADD COLUMN source TEXT;

-- How the columns of a table were read that rows were set aside of: JSON, once for all of them.
CREATE TABLE rejected_table (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  columns TEXT NOT NULL,
  PRIMARY KEY (import_id, seq)
);

-- What people did with rows set aside; nothing is taken out, and the last line about a row holds. A correction whose import is
-- undone holds no longer.
CREATE TABLE rejected_action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  -- Of the row, in `rejected_row`.
  seq INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('correct', 'leave', 'reopen')),
  corrected_import_id INTEGER REFERENCES import (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
);

CREATE INDEX rejected_action_by_row ON rejected_action (import_id, seq, id);
