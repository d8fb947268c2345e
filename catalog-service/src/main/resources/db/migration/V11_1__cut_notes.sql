-- A document says whether its note may be cut. Of what is stored the edges tell: by them such a note was not read.
UPDATE part p SET document = regexp_replace(document, '"supersessionNote":"(?:[^"\\]|\\.)*"', '\&,"supersessionNoteCut":true')
WHERE EXISTS (
  SELECT 1 FROM supersession s WHERE s.part_no = p.no AND s.kind = 'UNPARSED'
    AND (s.condition LIKE 'cut at its end%' OR s.condition = 'a quantity that cannot be read'));
