-- Pictures of parts. A picture is its bytes: whatever parts show it, it is stored and hashed once, and it stays when no
-- part shows it any more. The bytes themselves are in blob.

-- One row. Whoever adds a picture locks it, so that numbers are given out in commit order and a reader that follows them
-- misses none.
CREATE TABLE image_state (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_image bigint  NOT NULL DEFAULT 0
);
INSERT INTO image_state DEFAULT VALUES;

-- hash is what the picture looks like, keys by what it is found; both are of hash_version.
CREATE TABLE image (
  no           bigint      PRIMARY KEY,
  sha256       text        NOT NULL UNIQUE,
  media_type   text        NOT NULL,
  width        integer     NOT NULL,
  height       integer     NOT NULL,
  bytes        bigint      NOT NULL,
  hash_version smallint    NOT NULL,
  hash         bytea       NOT NULL,
  keys         bytea       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX image_hash_version ON image (hash_version);

CREATE TABLE part_image (
  part_no  bigint      NOT NULL REFERENCES part ON DELETE CASCADE,
  image_no bigint      NOT NULL REFERENCES image,
  added_by text        NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (part_no, image_no)
);
CREATE INDEX part_image_image ON part_image (image_no);
