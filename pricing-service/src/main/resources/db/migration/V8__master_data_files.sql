-- Files of master data are imported as price lists are. Their imports are kept apart: a service of before takes whatever
-- stands in price_import for a price list.
CREATE TABLE master_data_import (LIKE price_import INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);
ALTER TABLE master_data_import ADD COLUMN content text NOT NULL CHECK (content ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE price_import ADD COLUMN content text NOT NULL DEFAULT 'prices' CHECK (content = 'prices');

CREATE TABLE master_data_mapping (
  content    text        NOT NULL CHECK (content ~ '^[a-z]+(-[a-z]+)*$'),
  name       text        NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  yaml       text        NOT NULL,
  revision   integer     NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (content, name)
);
ALTER TABLE price_mapping ADD COLUMN content text NOT NULL DEFAULT 'prices' CHECK (content = 'prices');
ALTER TABLE price_mapping ADD UNIQUE (content, name);

-- The bill of parts: how many of a part are in a vehicle or machine from a day on; 0: none any more.
CREATE TABLE vehicle_part (
  vehicle    text          NOT NULL,
  part_no    bigint        NOT NULL REFERENCES part,
  valid_from date          NOT NULL,
  known_from bigint        NOT NULL,
  value      numeric(13,6) NOT NULL CHECK (value >= 0),
  PRIMARY KEY (vehicle, part_no, valid_from, known_from)
);
