-- What is still to be mended is counted as it is mended. A finding says which contract its row is of, by which field that
-- contract is put right, or which row set aside it is about. NULL: the file as a whole, or a row that only adds to another.
ALTER TABLE import_issue ADD COLUMN uid TEXT;
ALTER TABLE import_issue ADD COLUMN field TEXT;
ALTER TABLE import_issue ADD COLUMN rejected_seq INTEGER;

-- Findings already here get it from the row their cell is in, but for the field, which nothing kept says.
CREATE TABLE finding_row (import_id INTEGER NOT NULL, seq INTEGER NOT NULL, place TEXT NOT NULL);

INSERT INTO finding_row
SELECT import_id, seq, CASE
  WHEN cell LIKE '/%' THEN substr(cell, 1, instr(cell, ']'))
  WHEN cell LIKE 'ligne %, colonne %' THEN substr(cell, 1, instr(cell, ', colonne ') - 1)
  WHEN instr(cell, '!') = 0 THEN cell
  ELSE rtrim(cell, replace(cell, '!', ''))
    || ltrim(substr(cell, length(rtrim(cell, replace(cell, '!', ''))) + 1), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
END
FROM import_issue WHERE cell NOT LIKE '/%' OR instr(cell, ']') > 0;

-- "/marches/marche/3/id" is in the record "/marches/marche/3".
WITH RECURSIVE step (import_id, seq, place, rest) AS (
  SELECT import_id, seq, '', substr(cell, 2) || '/' FROM import_issue WHERE cell LIKE '/%' AND instr(cell, ']') = 0
  UNION ALL
  SELECT import_id, seq, place || '/' || substr(rest, 1, instr(rest, '/') - 1), substr(rest, instr(rest, '/') + 1)
  FROM step WHERE rest <> '' AND place NOT GLOB '*/[0-9]*'
)
INSERT INTO finding_row SELECT import_id, seq, place FROM step WHERE place GLOB '*/[0-9]*';

CREATE INDEX finding_row_by_place ON finding_row (import_id, place);

-- Rows are walked once, and findings found by their key: the other way round, each row would walk all findings of its import.
CREATE TABLE finding_lead (import_id INTEGER NOT NULL, seq INTEGER NOT NULL, uid TEXT, rejected_seq INTEGER,
  PRIMARY KEY (import_id, seq)) WITHOUT ROWID;

INSERT OR REPLACE INTO finding_lead
SELECT r.import_id, r.seq, v.uid, NULL FROM contract_version AS v
CROSS JOIN finding_row AS r ON r.import_id = v.import_id AND r.place = v.place;

INSERT OR REPLACE INTO finding_lead
SELECT r.import_id, r.seq, NULL, w.seq FROM rejected_row AS w
CROSS JOIN finding_row AS r ON r.import_id = w.import_id AND r.place = w.place;

UPDATE import_issue SET
  uid = (SELECT l.uid FROM finding_lead AS l WHERE l.import_id = import_issue.import_id AND l.seq = import_issue.seq),
  rejected_seq =
    (SELECT l.rejected_seq FROM finding_lead AS l WHERE l.import_id = import_issue.import_id AND l.seq = import_issue.seq);

DROP TABLE finding_lead;
DROP TABLE finding_row;

CREATE INDEX import_issue_of_contract ON import_issue (organisation_id, uid, import_id) WHERE uid IS NOT NULL;

-- The import that took the place of one whole: of the same kind, it states all its contracts, and has as many rows or more, so that what was
-- said of its file and of the rows it set aside is said again there, or mended. Kept here, for the home page counts by it.
ALTER TABLE import ADD COLUMN superseded_by INTEGER;

CREATE VIEW import_covered AS
SELECT i.id AS import_id, k.id AS by_id FROM import AS i
JOIN import AS k ON k.organisation_id = i.organisation_id AND k.id > i.id AND k.row_count >= i.row_count
WHERE i.state = 'done' AND k.state = 'done' AND (i.format LIKE 'decp%') = (k.format LIKE 'decp%')
  AND EXISTS (SELECT 1 FROM contract_version AS v WHERE v.import_id = i.id)
  AND NOT EXISTS (
    SELECT 1 FROM contract_version AS v WHERE v.import_id = i.id AND NOT EXISTS (
      SELECT 1 FROM contract_version AS w
      WHERE w.organisation_id = v.organisation_id AND w.import_id = k.id AND w.amendments IS NULL AND v.amendments IS NULL
        AND w.uid IN (v.uid, (
          SELECT m.into_uid FROM correction_in_force AS m
          WHERE m.organisation_id = v.organisation_id AND m.uid = v.uid AND m.action = 'merge'))));

UPDATE import SET superseded_by = (SELECT max(by_id) FROM import_covered WHERE import_id = import.id) WHERE state = 'done';

CREATE TRIGGER import_published AFTER UPDATE OF state ON import WHEN NEW.state = 'done'
BEGIN
  UPDATE import SET superseded_by = NEW.id
  WHERE organisation_id = NEW.organisation_id AND state = 'done' AND superseded_by IS NULL AND id < NEW.id
    AND EXISTS (SELECT 1 FROM import_covered WHERE import_id = import.id AND by_id = NEW.id);
END;

CREATE TRIGGER import_withdrawn AFTER UPDATE OF state ON import WHEN NEW.state = 'undone'
BEGIN
  UPDATE import SET superseded_by = (SELECT max(by_id) FROM import_covered WHERE import_id = import.id)
  WHERE organisation_id = NEW.organisation_id AND superseded_by = NEW.id;
END;

-- A contract made part of another is stated with it; it stands by itself again once that is withdrawn.
CREATE TRIGGER contract_merged AFTER INSERT ON correction WHEN NEW.action = 'merge'
BEGIN
  UPDATE import SET superseded_by = (SELECT max(by_id) FROM import_covered WHERE import_id = import.id)
  WHERE organisation_id = NEW.organisation_id AND state = 'done' AND superseded_by IS NULL AND EXISTS (
    SELECT 1 FROM contract_version AS v
    WHERE v.organisation_id = NEW.organisation_id AND v.uid = NEW.uid AND v.import_id = import.id);
END;

CREATE TRIGGER merger_withdrawn AFTER INSERT ON correction WHEN NEW.action = 'withdraw'
BEGIN
  UPDATE import SET superseded_by = (SELECT max(by_id) FROM import_covered WHERE import_id = import.id)
  WHERE organisation_id = NEW.organisation_id AND superseded_by IS NOT NULL AND EXISTS (
    SELECT 1 FROM correction AS m
    JOIN contract_version AS v ON v.organisation_id = m.organisation_id AND v.uid = m.uid AND v.import_id = import.id
    WHERE m.organisation_id = NEW.organisation_id AND m.seq = NEW.withdraws AND m.action = 'merge');
END;
