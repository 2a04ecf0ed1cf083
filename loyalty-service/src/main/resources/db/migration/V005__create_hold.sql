-- State: points that a member has reserved. They are in no lot while the hold is placed.
create table hold (
    id uuid primary key,
    account_id uuid not null,
    lots jsonb not null, -- points by expiry date, out of which lots they were taken
    points bigint not null check (points > 0), -- sum of lots
    captured bigint not null check (captured between 0 and points),
    state text not null,
    reference text, -- the caller's own words: may be removed
    placed_at timestamptz not null,
    expires_at timestamptz not null,
    resolved_at timestamptz
) with (fillfactor = 70);

create index hold_placed on hold (account_id) where state = 'PLACED';

grant update on hold to ${serving};
