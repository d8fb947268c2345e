-- Reports that were stored before parts that too many claim to replace were counted: their claims were linked.
UPDATE import_session SET supersessions = replace(supersessions, '"unparsed":', '"overclaimed":0,"unparsed":')
WHERE supersessions IS NOT NULL;
