-- Where nobody has said what a target takes there is none; until now another region's list price stood in its place.
ALTER TABLE computed_price ALTER COLUMN target DROP NOT NULL;
