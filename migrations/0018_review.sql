-- What waits for a person, a letter a fact (c: contradiction, r: to be reviewed, u: written and not declared, t: decided, to be
-- confirmed again, w: decided to be left for review, -: nothing). The queue is read in one index, whatever the register holds.
-- Contracts already here get it from their states, their gaps and their flags; a social clause that only follows from an
-- insertion clause in question is left out once they are next written.
ALTER TABLE contract ADD COLUMN questions TEXT NOT NULL DEFAULT '------';

WITH
  kind (place, name) AS (VALUES (1, 'insertionClause'), (2, 'socialClause'), (3, 'socialCriterion'), (4, 'reserved'),
    (5, 'environmentalClause'), (6, 'environmentalCriterion')),
  asked (organisation_id, uid, import_id, place, flags, name, state, undeclared) AS (
    SELECT c.organisation_id, c.uid, c.import_id, kind.place, d.flags, '"kind":"' || kind.name || '"',
      CASE kind.place WHEN 1 THEN c.insertion_clause WHEN 2 THEN c.social_clause WHEN 3 THEN c.social_criterion
        WHEN 4 THEN c.reserved WHEN 5 THEN c.environmental_clause ELSE c.environmental_criterion END,
      instr(c.undeclared, '"' || kind.name || '"') > 0
    FROM contract AS c CROSS JOIN contract_detail AS d
      ON d.organisation_id = c.organisation_id AND d.uid = c.uid AND d.import_id = c.import_id
    CROSS JOIN kind
    WHERE d.flags <> '[]' OR c.undeclared <> '[]' OR 'review' IN (c.insertion_clause, c.social_clause, c.social_criterion,
      c.reserved, c.environmental_clause, c.environmental_criterion)
  ),
  letter (organisation_id, uid, import_id, place, letter) AS (
    SELECT organisation_id, uid, import_id, place, CASE
      WHEN instr(flags, name || ',"flag":"toReconfirm"') > 0 THEN 't'
      WHEN instr(flags, name || ',"flag":"decided"') > 0 THEN CASE state WHEN 'review' THEN 'w' ELSE '-' END
      WHEN instr(flags, name || ',"flag":"contradiction"') > 0 OR instr(flags, name || ',"flag":"declaredContradiction"') > 0
        OR instr(flags, name || ',"flag":"textContradiction"') > 0 THEN 'c'
      WHEN state = 'review' THEN 'r'
      WHEN state = 'yes' AND undeclared THEN 'u'
      ELSE '-'
    END FROM asked
  )
UPDATE contract SET questions = whole.questions
FROM (
  SELECT organisation_id, uid, import_id, group_concat(letter, '') AS questions
  FROM (SELECT * FROM letter ORDER BY organisation_id, uid, import_id, place)
  GROUP BY organisation_id, uid, import_id
) AS whole
WHERE whole.organisation_id = contract.organisation_id AND whole.uid = contract.uid AND whole.import_id = contract.import_id;

CREATE INDEX contract_with_questions ON contract (
  organisation_id, uid, questions, year_date, montant_first, type, test, acheteur, base_uid, consultation,
  insertion_clause, social_clause, social_criterion, reserved, environmental_clause, environmental_criterion
) WHERE current = 1 AND questions <> '------';

-- The journal says what each decision changed, which were taken as one (`batch`: the number of the first of them), and
-- which line another one undoes.
ALTER TABLE decision ADD COLUMN state_before TEXT;
ALTER TABLE decision ADD COLUMN state_after TEXT;
ALTER TABLE decision ADD COLUMN batch INTEGER;
ALTER TABLE decision ADD COLUMN undoes INTEGER;
CREATE INDEX decision_undone ON decision (organisation_id, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decision_of_batch ON decision (organisation_id, batch, seq) WHERE batch IS NOT NULL;
