-- What rules ask about beside prices. A figure holds until the next one of its key begins; a correction of the same day is
-- a row known from later on. Nothing is edited.
ALTER TABLE book DROP CONSTRAINT book_cause_check;
ALTER TABLE book ADD CHECK (cause IN ('REGION', 'RULE', 'RATES', 'PRICES', 'PUBLICATION', 'MASTER_DATA'));

CREATE TABLE part_figure (
  part_no    bigint        NOT NULL REFERENCES part,
  region_no  integer       NOT NULL REFERENCES region,
  kind       text          NOT NULL CHECK (kind IN ('COST', 'LANDED_COST', 'UNITS_A_YEAR')),
  valid_from date          NOT NULL,
  known_from bigint        NOT NULL,
  value      numeric(19,4) NOT NULL CHECK (value >= 0),
  currency   char(3),
  PRIMARY KEY (part_no, region_no, kind, valid_from, known_from),
  CHECK ((kind = 'UNITS_A_YEAR') = (currency IS NULL)),
  CHECK (kind = 'UNITS_A_YEAR' OR value > 0)
);

-- Indices of consumer prices by month (its first day), price level ratios by year (its first day).
CREATE TABLE country_figure (
  country    char(2)        NOT NULL,
  kind       text           NOT NULL CHECK (kind IN ('CONSUMER_PRICES', 'PRICE_LEVEL')),
  valid_from date           NOT NULL,
  known_from bigint         NOT NULL,
  value      numeric(20,10) NOT NULL CHECK (value > 0),
  PRIMARY KEY (country, kind, valid_from, known_from)
);

CREATE TABLE vehicle_price (
  vehicle    text          NOT NULL,
  country    char(2)       NOT NULL,
  valid_from date          NOT NULL,
  known_from bigint        NOT NULL,
  value      numeric(19,4) NOT NULL CHECK (value > 0),
  currency   char(3)       NOT NULL,
  PRIMARY KEY (vehicle, country, valid_from, known_from)
);
