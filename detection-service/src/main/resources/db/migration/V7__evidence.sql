-- What an offer showed is evidence: it is written once and dropped with its month, never changed.
create trigger listing_version_is_append_only before update or delete on listing_version
    for each row execute function refuse_change();

-- Pictures of an offer that a person sent in, as they were; their bytes are blobs.
create table evidence_image (
    tenant       text        not null,
    detection_id text        not null,
    sha256       char(64)    not null,
    media_type   text        not null,
    bytes        bigint      not null,
    url          text,                 -- where the sender saw it
    added_by     text        not null,
    added_at     timestamptz not null,
    primary key (tenant, detection_id, sha256)
);
create trigger evidence_image_is_append_only before update or delete on evidence_image
    for each row execute function refuse_change();
