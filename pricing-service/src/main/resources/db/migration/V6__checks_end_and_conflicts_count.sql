-- Why the check of a publication was given up.
ALTER TABLE publication ADD COLUMN check_failure text;

-- What a rule leaves no price for was not seen before: open publications of such books are looked at once more.
UPDATE publication SET check_status = 'QUEUED', claim = NULL, lease_until = NULL, attempts = 0
WHERE status IN ('DRAFT', 'PROPOSED', 'APPROVED')
  AND book_id IN (SELECT id FROM computed_book WHERE conflicts > 0);

-- Taking a publication back asks for the prices that one revision brought. They lie together, as rows are only ever added.
CREATE INDEX price_known_from ON price USING brin (known_from) WITH (pages_per_range = 16, autosummarize = on);
