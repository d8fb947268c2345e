-- The ETag of a mapping: grows with every other text.
ALTER TABLE price_mapping ADD COLUMN revision integer NOT NULL DEFAULT 1;
