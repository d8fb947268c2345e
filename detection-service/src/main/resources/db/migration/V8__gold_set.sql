-- Offers of which a person vouches for what they are. Written once: what a challenger is held to never moves under it. Models
-- are the deployment's, so all tenants' examples hold them; nobody sees another tenant's.
create table gold_example (
    tenant       text        not null,
    listing_id   text        not null,
    seller_id    text,
    detection_id text        not null,
    content_hash text        not null,
    verdict      text        not null,
    listing      jsonb       not null, -- without the seller's name and id
    added_by     text        not null,
    reason       text        not null,
    added_at     timestamptz not null,
    primary key (tenant, listing_id)
);
create trigger gold_example_is_append_only before update or delete on gold_example
    for each row execute function refuse_change();

-- What a challenger and the champion made of the gold set as it was then.
create table gold_run (
    no                          bigint      generated always as identity primary key,
    challenger                  text        not null references model (id),
    champion                    text        not null references model (id),
    gold_hash                   text        not null, -- of the examples
    examples                    int         not null check (examples > 0),
    champion_right              int         not null,
    challenger_right            int         not null,
    champion_false_accusations  int         not null,
    challenger_false_accusations int        not null,
    champion_missed             int         not null,
    challenger_missed           int         not null,
    actor                       text        not null,
    at                          timestamptz not null
);
create index gold_run_of_pair on gold_run (challenger, champion, gold_hash, no);
create trigger gold_run_is_append_only before update or delete on gold_run
    for each row execute function refuse_change();
