-- What people decided of offers, as examples to learn from. Written once: a later decision is a later row, and the last of a case
-- counts. The offer is kept as it was judged, since months of listing_version may be dropped.
create table label (
    no           bigint           generated always as identity primary key,
    tenant       text             not null,
    case_id      text             not null,
    listing_id   text             not null,
    content_hash text             not null,
    detection_id text             not null,
    seller_id    text,
    listing      jsonb            not null, -- without the seller's name and id
    judged       text             not null, -- what the models had said
    outcome      text             not null,
    verdict      text,                      -- as the person named it, where they did
    source       text             not null check (source in ('ANALYST', 'TEST_PURCHASE', 'PLATFORM_DECISION', 'COUNTER_NOTICE')),
    weight       double precision not null check (weight > 0),
    labelled_by  text             not null,
    labelled_at  timestamptz      not null
);
create index label_of_tenant on label (tenant, labelled_at);
create trigger label_is_append_only before update or delete on label
    for each row execute function refuse_change();

-- Labels as they were chosen for one training, with the signals of their offers: the file is a blob.
create table training_set (
    id       text        primary key, -- tst_, sorts by time
    tenant   text        not null,
    taken_at timestamptz not null,
    taken_by text        not null,
    blob     char(64)    not null,
    document jsonb       not null     -- what was chosen, what was left out and why
);
create trigger training_set_is_append_only before update or delete on training_set
    for each row execute function refuse_change();
