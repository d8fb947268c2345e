-- A link that a person added stays with the part it names, also while that part is taken away. Those that lost it, or were
-- pointed at another part of the same normal form since, get it back.
UPDATE supersession s SET to_no = named.no
FROM part named
WHERE s.link LIKE 'sup\_%' AND named.brand_id = s.brand_id AND named.identity = s.to_identity
  AND NOT EXISTS (SELECT 1 FROM part t WHERE t.no = s.to_no AND t.identity = s.to_identity);
