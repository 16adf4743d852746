-- What definitions of figures ask of a contract beside its six facts: procedure, nature, consultation, launch, estimate, holders,
-- and on what each state rests. Contracts already here have all of it from their record, but for `grounds`: what their states
-- rest on shows once they are read again (spaser retag).

ALTER TABLE contract ADD COLUMN procedure TEXT;
ALTER TABLE contract ADD COLUMN nature TEXT;
ALTER TABLE contract ADD COLUMN consultation TEXT;
ALTER TABLE contract ADD COLUMN date_lancement TEXT;
ALTER TABLE contract ADD COLUMN valeur_estimee INTEGER;
-- JSON: SIREN of each holder, or its identifier as published; in order, each once.
ALTER TABLE contract ADD COLUMN holder_ids TEXT NOT NULL DEFAULT '[]';
-- A letter a fact for who says its state, then a letter a fact for the basis of its "no"; '' is not kept.
ALTER TABLE contract ADD COLUMN grounds TEXT NOT NULL DEFAULT '';

UPDATE contract SET (procedure, nature, consultation, date_lancement, valeur_estimee, holder_ids) = (
  WITH
    blank (characters) AS (VALUES (char(9, 10, 11, 12, 13, 32, 160, 8239, 65279))),
    read (record) AS (SELECT (
      SELECT CASE d.record WHEN '' THEN (
          SELECT v.record FROM contract_version AS v
          WHERE v.organisation_id = d.organisation_id AND v.uid = d.uid AND v.import_id = contract.source_import_id
        ) ELSE d.record END
      FROM contract_detail AS d
      WHERE d.organisation_id = contract.organisation_id AND d.uid = contract.uid AND d.import_id = contract.import_id
    ))
  SELECT
    nullif(trim(json_extract(record, '$.procedure'), characters), ''),
    nullif(trim(json_extract(record, '$.nature'), characters), ''),
    nullif(trim(json_extract(record, '$.consultation'), characters), ''),
    json_extract(record, '$.dateLancement'),
    json_extract(record, '$.valeurEstimee'),
    (SELECT json_group_array(holder) FROM (
      SELECT DISTINCT
        CASE WHEN length(id) IN (9, 14) AND id NOT GLOB '*[^0-9]*' THEN substr(id, 1, 9) ELSE id END AS holder
      FROM (SELECT trim(json_extract(value, '$.id'), characters) AS id FROM json_each(record, '$.titulaires'))
      WHERE id <> '' ORDER BY holder))
  FROM read, blank
);

-- Of a contract that says nothing, nothing is left to be read again.
UPDATE contract SET grounds = '------------' WHERE insertion_clause = 'unknown' AND social_clause = 'unknown'
  AND social_criterion = 'unknown' AND reserved = 'unknown' AND environmental_clause = 'unknown'
  AND environmental_criterion = 'unknown';

-- Names are compared folded (SPEC §1), which SQL cannot do: each name written in a register, with what it folds into.
CREATE TABLE folded_name (
  organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (organisation_id, name)
) WITHOUT ROWID;
CREATE INDEX folded_name_by_folded ON folded_name (folded, name);

-- Those already here are folded one character after the other, for what European languages are written with.
INSERT INTO folded_name (organisation_id, name, folded)
WITH RECURSIVE
  named (organisation_id, name) AS (
    SELECT organisation_id, procedure FROM contract WHERE procedure IS NOT NULL
    UNION SELECT organisation_id, nature FROM contract WHERE nature IS NOT NULL
    UNION SELECT organisation_id, direction FROM contract WHERE direction IS NOT NULL
    UNION SELECT organisation_id, categorie FROM contract WHERE categorie IS NOT NULL
  ),
  letter (accented, plain, own) AS (VALUES (
    'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐĒēĔĕĖėĘęĚěĜĝĞ'
          || 'ğĠġĢģĤĥĦĨĩĪīĬĭĮįİĲĴĵĶķĹĺĻļĽľĿŁŃńŅņŇňŊŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž',
    'aaaaaaceeeeiiiiðnoooooøuuuuyþaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddđeeeeeeeeeeggg'
          || 'ggggghhħiiiiiiiiiĳjjkkllllllŀłnnnnnnŋoooooorrrrrrssssssssttttŧuuuuuuuuuuuuwwyyyzzzzzz',
    'ª²³µ¹º¼½¾ßðøþđħıĳĸŀłŉŋŧſ')),
  walk (organisation_id, name, at, c, following, folded) AS (
    SELECT organisation_id, name, 1, substr(name, 1, 1), substr(name, 2, 1), '' FROM named
    UNION ALL
    SELECT organisation_id, name, at + 1, following, substr(name, at + 2, 1), folded || CASE
        -- An accent by itself, and a zero that leads a number.
        WHEN unicode(c) BETWEEN 0x300 AND 0x36F THEN ''
        WHEN c = '0' AND substr(folded, -1) IN ('', ' ') AND following GLOB '[0-9²³¹¼½¾]' THEN ''
        WHEN c GLOB '[a-zA-Z0-9]' THEN lower(c)
        WHEN instr(accented, c) > 0 THEN substr(plain, instr(accented, c), 1)
        WHEN c IN ('œ', 'Œ') THEN 'oe'
        WHEN c IN ('æ', 'Æ') THEN 'ae'
        WHEN instr(own, c) > 0 OR (unicode(c) >= 0x180 AND unicode(c) NOT BETWEEN 0x2000 AND 0x2BFF) THEN c
        WHEN substr(folded, -1) IN ('', ' ') THEN ''
        ELSE ' '
      END
    FROM walk, letter WHERE c <> ''
  )
SELECT organisation_id, name, trim(folded) FROM walk WHERE c = '';
