-- Something a member did, and what it earned. Append-only.
create table event (
    id uuid primary key,
    caller text not null,
    event_id text not null, -- the caller's own name for it
    type text not null,
    member_id uuid not null,
    amount bigint, -- in minor units of the currency
    currency text,
    attributes jsonb not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    transaction_id uuid, -- null where nothing was earned
    unique (caller, event_id)
);

create index event_of_member on event (member_id, occurred_at desc);

create table award (
    event_id uuid not null, -- event.id
    campaign_id uuid not null,
    points bigint not null check (points > 0),
    reason text not null,
    primary key (event_id, campaign_id)
);
