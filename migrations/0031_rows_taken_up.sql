-- A row set aside is settled row by row: once a later import of the same register says it again, set aside as it was or become a
-- contract, it is to be looked at there and no longer here, whatever became of the other rows of its file. Which rows these are is
-- found when an import is published or withdrawn (src/tasks/setAside/taken.ts), and kept here, for the home page counts by it.

-- A file imported anew after it was undone speaks where it spoke: what was imported since goes on holding. SQLite changes no CHECK:
-- the table is made anew.
CREATE TABLE import_origin_next (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('corrected', 'typed', 'again')),
  -- Of 'corrected': the import whose rows they were; of 'again': the import undone whose place it takes.
  corrected_import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
  reason TEXT NOT NULL,
  document TEXT
);
INSERT INTO import_origin_next SELECT organisation_id, import_id, kind, corrected_import_id, reason, document FROM import_origin;
DROP TABLE import_origin;
ALTER TABLE import_origin_next RENAME TO import_origin;

CREATE TABLE rejected_taken (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, seq)
) WITHOUT ROWID;
CREATE INDEX rejected_taken_by ON rejected_taken (by_id);

-- Of each row set aside the last thing somebody did with it; corrections whose import is undone are left out.
CREATE VIEW rejected_action_in_force AS
SELECT a.organisation_id, a.import_id, a.seq, a.action, a.corrected_import_id, a.reason, a.actor, a.at
FROM rejected_action AS a
LEFT JOIN import AS done ON done.id = a.corrected_import_id
WHERE a.action <> 'reopen' AND (a.corrected_import_id IS NULL OR done.state = 'done')
  AND NOT EXISTS (
    SELECT 1 FROM rejected_action AS later LEFT JOIN import AS again ON again.id = later.corrected_import_id
    WHERE later.import_id = a.import_id AND later.seq = a.seq AND later.id > a.id
      AND (later.corrected_import_id IS NULL OR again.state = 'done'));

-- What became of each row set aside that is settled.
CREATE VIEW rejected_settled AS
SELECT organisation_id, import_id, seq, action, corrected_import_id, reason, actor, at FROM rejected_action_in_force
UNION ALL
SELECT t.organisation_id, t.import_id, t.seq, 'superseded', t.by_id, '', k.actor, k.finished_at
FROM rejected_taken AS t JOIN import AS k ON k.id = t.by_id
WHERE NOT EXISTS (SELECT 1 FROM rejected_action_in_force AS a WHERE a.import_id = t.import_id AND a.seq = t.seq);

-- Where an import stands among the others, and the import whose rows it corrects.
CREATE VIEW import_standing AS
SELECT i.id, i.organisation_id, i.state, i.format LIKE 'decp%' AS decp,
  coalesce(CASE o.kind WHEN 'again' THEN o.corrected_import_id END, i.id) AS rank,
  CASE o.kind WHEN 'corrected' THEN o.corrected_import_id END AS corrects
FROM import AS i LEFT JOIN import_origin AS o ON o.import_id = i.id;

-- As in migration 0026, but that an import stands where it speaks.
DROP VIEW import_covered;
CREATE VIEW import_covered AS
SELECT i.id AS import_id, k.id AS by_id FROM import AS i
JOIN import AS k ON k.organisation_id = i.organisation_id AND k.row_count >= i.row_count
JOIN import_standing AS before ON before.id = i.id
JOIN import_standing AS after ON after.id = k.id AND after.rank > before.rank
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

-- Somebody says that it is another.
CREATE TRIGGER rejected_reopened AFTER INSERT ON rejected_action WHEN NEW.action = 'reopen'
BEGIN
  DELETE FROM rejected_taken WHERE import_id = NEW.import_id AND seq = NEW.seq;
END;
