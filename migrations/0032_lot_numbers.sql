-- "L04" in a column of lots is lot 4 (SPEC §1), which was kept as written until now. Uids stay what they are.
UPDATE contract_version SET lot = CAST(CAST(replace(substr(lot, 2), '-', '') AS INTEGER) AS TEXT)
WHERE lot GLOB 'l[0-9]' OR lot GLOB 'l[0-9][0-9]' OR lot GLOB 'l[0-9][0-9][0-9]'
  OR lot GLOB 'l-[0-9]' OR lot GLOB 'l-[0-9][0-9]' OR lot GLOB 'l-[0-9][0-9][0-9]';

UPDATE contract SET lot = CAST(CAST(replace(substr(lot, 2), '-', '') AS INTEGER) AS TEXT)
WHERE lot GLOB 'l[0-9]' OR lot GLOB 'l[0-9][0-9]' OR lot GLOB 'l[0-9][0-9][0-9]'
  OR lot GLOB 'l-[0-9]' OR lot GLOB 'l-[0-9][0-9]' OR lot GLOB 'l-[0-9][0-9][0-9]';
