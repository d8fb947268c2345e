-- Who asked to be forgotten stays forgotten, however often their offers are seen again.
alter table seller add column erased_at timestamptz;
