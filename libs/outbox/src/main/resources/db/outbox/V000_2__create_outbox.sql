-- Calls to other services, written in the commit that they tell of and deleted when they are delivered. Within one link and aggregate
-- they are delivered in the order of their ids; the id is drawn while the aggregate's own row is locked, so that is commit order.
create table outbox (
    id bigint generated always as identity primary key,
    link text not null,
    aggregate text not null,
    kind text not null,
    body jsonb not null,
    trace text, -- W3C traceparent of the request that wrote it
    tries integer not null default 0,
    created_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null default clock_timestamp(),
    lease_until timestamptz,
    lease_token uuid,
    dead_at timestamptz,
    reason text -- of the last failure
);

create index outbox_due on outbox (link, due_at) where dead_at is null;

create index outbox_order on outbox (link, aggregate, id) where dead_at is null;

grant update, delete on outbox to ${serving};
