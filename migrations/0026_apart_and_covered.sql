-- "These two are different" is said of two contracts, as "these are one" is: a line of the same journal, withdrawn as another. SQLite
-- changes no CHECK: the table is made anew, and what reads it with it.
DROP TRIGGER import_published;
DROP TRIGGER import_withdrawn;
DROP TRIGGER contract_merged;
DROP TRIGGER merger_withdrawn;
DROP VIEW import_covered;
DROP VIEW correction_in_force;
DROP VIEW correction_standing;

CREATE TABLE correction_next (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  -- First line of what was done at once, and is undone at once.
  group_seq INTEGER NOT NULL,
  uid TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('set', 'merge', 'split', 'apart', 'withdraw')),
  -- Of 'set': what is corrected; of 'split' and 'apart': the uid of the other contract, for each holds by itself; '' elsewhere.
  field TEXT NOT NULL,
  -- Of 'set', as JSON: what it is, and what the imports said when it was corrected. 'null': not stated.
  value TEXT,
  seen TEXT,
  -- Of 'merge': the contract this one is made part of; of 'split': the new one; of 'apart': the one it is not.
  into_uid TEXT,
  -- Of 'split': the import that holds the new contract, undone with it.
  import_id INTEGER,
  -- Of 'withdraw': the line it takes the effect of.
  withdraws INTEGER,
  reason TEXT NOT NULL,
  -- The document relied on: piece, article, page.
  document TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation_id, seq)
);
INSERT INTO correction_next SELECT organisation_id, seq, group_seq, uid, action, field, value, seen, into_uid, import_id, withdraws,
  reason, document, actor, at FROM correction;
DROP TABLE correction;
ALTER TABLE correction_next RENAME TO correction;
CREATE INDEX correction_by_contract ON correction (organisation_id, uid, action, field, seq);
CREATE INDEX correction_by_target ON correction (organisation_id, into_uid) WHERE into_uid IS NOT NULL;
CREATE INDEX correction_by_withdrawn ON correction (organisation_id, withdraws) WHERE withdraws IS NOT NULL;

CREATE VIEW correction_standing AS
SELECT * FROM correction AS c
WHERE c.action <> 'withdraw' AND NOT EXISTS (
  SELECT 1 FROM correction AS w WHERE w.organisation_id = c.organisation_id AND w.withdraws = c.seq);

-- Of each contract, the last line of each field that is not withdrawn, and the last contract it is part of.
CREATE VIEW correction_in_force AS
SELECT * FROM correction_standing AS c
WHERE NOT EXISTS (
  SELECT 1 FROM correction_standing AS later
  WHERE later.organisation_id = c.organisation_id AND later.uid = c.uid AND later.action = c.action
    AND later.field = c.field AND later.seq > c.seq);

-- Contracts that an import was found to bring a second time, but for their buyer. What is said of them is settled once none of
-- these pairs is left: made one, said to be two, or no longer alike.
CREATE TABLE namesake (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  other_uid TEXT NOT NULL,
  PRIMARY KEY (import_id, uid, other_uid)
) WITHOUT ROWID;

-- A buyer is put right by hand as any other field: what was said of its cell leads there.
UPDATE import_issue SET field = 'acheteur'
WHERE field IS NULL AND uid IS NOT NULL AND code IN ('unusableBuyer', 'buyerSiren');

-- Rows set aside that nobody corrected since, or left aside on purpose.
CREATE VIEW rejected_open AS
SELECT r.organisation_id, r.import_id, r.seq, r.place, r.cells, r.source, CASE r.source ->> 'kind'
  WHEN 'record' THEN trim(r.source ->> '$.value.id')
  WHEN 'row' THEN (
    SELECT trim(r.source ->> ('$.cells[' || (c.value ->> 'column') || ']'))
    FROM rejected_table AS t, json_each(t.columns, '$.columns') AS c
    WHERE t.import_id = r.import_id AND t.seq = r.source ->> 'table' AND c.value ->> 'field' = 'id')
  END AS id
FROM rejected_row AS r
WHERE NOT EXISTS (
  SELECT 1 FROM rejected_action AS a LEFT JOIN import AS done ON done.id = a.corrected_import_id
  WHERE a.import_id = r.import_id AND a.seq = r.seq AND a.action <> 'reopen'
    AND (a.corrected_import_id IS NULL OR done.state = 'done')
    AND NOT EXISTS (
      SELECT 1 FROM rejected_action AS later LEFT JOIN import AS again ON again.id = later.corrected_import_id
      WHERE later.import_id = a.import_id AND later.seq = a.seq AND later.id > a.id
        AND (later.corrected_import_id IS NULL OR again.state = 'done')));

-- The import that took the place of one whole: of the same kind, it has as many rows or more, states all its contracts, amends all
-- that it only amends, and says again, one for one, each row that it set aside: set aside as it was, or as a contract which that
-- import did not state, of the same number with the same object, holder or amount, or in the same row with the same object, the same
-- holder and amount, or the same number and neither. Where it is not sure, it took no place.
CREATE VIEW import_covered AS
SELECT i.id AS import_id, k.id AS by_id FROM import AS i
JOIN import AS k ON k.organisation_id = i.organisation_id AND k.id > i.id AND k.row_count >= i.row_count
WHERE i.state = 'done' AND k.state = 'done' AND (i.format LIKE 'decp%') = (k.format LIKE 'decp%')
  AND (EXISTS (SELECT 1 FROM contract_version AS v WHERE v.import_id = i.id)
    OR EXISTS (SELECT 1 FROM rejected_row AS r WHERE r.import_id = i.id))
  AND NOT EXISTS (
    SELECT 1 FROM contract_version AS v WHERE v.import_id = i.id AND NOT EXISTS (
      SELECT 1 FROM contract_version AS w
      WHERE w.organisation_id = v.organisation_id AND w.import_id = k.id AND w.uid IN (v.uid, (
          SELECT m.into_uid FROM correction_in_force AS m
          WHERE m.organisation_id = v.organisation_id AND m.uid = v.uid AND m.action = 'merge'))
        AND CASE WHEN v.amendments IS NULL THEN w.amendments IS NULL
          ELSE coalesce(json_array_length(w.amendments), json_array_length(w.record, '$.modifications'), 0)
            >= json_array_length(v.amendments) END))
  AND (NOT EXISTS (SELECT 1 FROM rejected_open AS r WHERE r.import_id = i.id)
    OR (SELECT count(*) FROM rejected_open AS r WHERE r.import_id = i.id) = (
      -- What is alike is brought together by sorting: there may be thousands on each side, and no index.
      WITH told (seq, place, cells, source, id, nth, times) AS (
          SELECT seq, place, cells, source, id, row_number() OVER (PARTITION BY cells ORDER BY seq DESC),
            sum(seq IS NULL) OVER (PARTITION BY cells)
          FROM (
            SELECT r.seq, r.place, r.cells, r.source, r.id FROM rejected_open AS r WHERE r.import_id = i.id
            UNION ALL SELECT NULL, NULL, r.cells, NULL, NULL FROM rejected_row AS r WHERE r.import_id = k.id)),
        aside AS MATERIALIZED (SELECT seq, place, cells, source, id, nth <= times AS again FROM told WHERE seq IS NOT NULL),
        fresh AS MATERIALIZED (
          SELECT w.place, trim(w.record ->> 'id') AS id,
            json_array(w.uid, trim(w.record ->> 'objet'), w.record ->> 'titulaires', w.montant, trim(w.record ->> 'id')) AS said
          FROM contract_version AS w WHERE w.import_id = k.id AND NOT EXISTS (
            SELECT 1 FROM contract_version AS v
            WHERE v.organisation_id = w.organisation_id AND v.uid = w.uid AND v.import_id = i.id)),
        marked (mark, aside, said) AS (
          SELECT 'id ' || id, json_array(seq, cells, id), NULL FROM aside WHERE NOT again AND id <> ''
          -- Set aside before migration 0020, when which of its cells is its number was not kept.
          UNION ALL SELECT 'id ' || trim(c.value), json_array(seq, cells, aside.id), NULL FROM aside CROSS JOIN json_each(cells) AS c
          WHERE NOT again AND source IS NULL AND trim(c.value) <> ''
          UNION ALL SELECT 'id ' || id, NULL, said FROM fresh WHERE id <> ''
          UNION ALL SELECT 'place ' || place, json_array(seq, cells, id), NULL FROM aside WHERE NOT again
          UNION ALL SELECT 'place ' || place, NULL, said FROM fresh),
        -- More than so many of one number are too many to tell which is which.
        alike AS (
          SELECT mark, json_group_array(aside) FILTER (WHERE aside IS NOT NULL) AS asides,
            json_group_array(said) FILTER (WHERE said IS NOT NULL) AS saids
          FROM marked GROUP BY mark HAVING count(aside) BETWEEN 1 AND 50 AND count(said) BETWEEN 1 AND 50),
        held AS (
          SELECT mark, a.value ->> 0 AS seq, a.value ->> 1 AS cells, f.value ->> 0 AS uid, f.value ->> 1 AS objet,
            f.value ->> 2 AS holders, f.value ->> 3 AS montant, a.value ->> 2 = f.value ->> 4 AS same_id
          FROM alike CROSS JOIN json_each(asides) AS a CROSS JOIN json_each(saids) AS f),
        compared AS (
          SELECT mark, seq, uid, same_id, coalesce(holders, '[]') = '[]' AS no_holder, coalesce(montant, 0) = 0 AS no_montant,
            EXISTS (SELECT 1 FROM json_each(cells) AS c WHERE trim(c.value) = objet) AS same_objet,
            EXISTS (
              SELECT 1 FROM json_each(cells) AS c
              WHERE length(trim(c.value)) > 2 AND instr(holders, json_quote(trim(c.value))) > 0) AS same_holder,
            montant > 0 AND EXISTS (
              SELECT 1 FROM json_each(cells) AS c WHERE montant = round(100 * CAST(
                replace(replace(replace(replace(c.value, ' ', ''), char(160), ''), char(8239), ''), ',', '.') AS REAL))) AS same_montant
          FROM held),
        pair AS (
          SELECT DISTINCT seq, uid FROM compared
          WHERE same_objet OR same_holder AND same_montant OR mark GLOB 'id *' AND (same_holder OR same_montant)
            OR mark GLOB 'place *' AND same_id AND no_holder AND no_montant)
      SELECT (SELECT count(*) FROM aside WHERE again) + (
        -- Each row has a contract of its own where it may be as many as any of these may be rows (Hall).
        SELECT count(*) FROM (
          SELECT seq FROM (
            SELECT seq, count(*) OVER (PARTITION BY seq) AS contracts, count(*) OVER (PARTITION BY uid) AS rows FROM pair)
          GROUP BY seq HAVING min(contracts) >= max(rows)))));

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
