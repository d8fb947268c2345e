-- Who changed a part, and when, where it was no import; the codes by which others know a brand.

ALTER TABLE brand
  ADD COLUMN manufacturer_code text,
  ADD COLUMN cage              text CHECK (cage ~ '^[A-Z0-9]{5}$'),
  ADD COLUMN revision          integer NOT NULL DEFAULT 1;
CREATE INDEX brand_manufacturer_code ON brand (manufacturer_code);

-- The person's id; null where an import did it, which says itself who asked for it.
ALTER TABLE part_revision ADD COLUMN changed_by text;
-- A change is dated once it has the catalogue's lock, so that revisions follow each other in time too.
ALTER TABLE part_revision ALTER COLUMN changed_at SET DEFAULT clock_timestamp();
ALTER TABLE part ALTER COLUMN changed_at SET DEFAULT clock_timestamp();
