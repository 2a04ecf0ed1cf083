-- State: one narrow row a member. System accounts have no row: it would be one hot row for everybody.
create table account (
    id uuid primary key,
    status text not null,
    seq bigint not null, -- number of its last entry
    balance bigint not null, -- sum of its entries = available + pending + held - debt
    pending bigint not null check (pending >= 0),
    held bigint not null check (held >= 0),
    debt bigint not null check (debt >= 0),
    earned bigint not null,
    chain bytea not null check (length(chain) = 32), -- hash of its last entry
    recorded_at timestamptz not null,
    due_at timestamptz, -- the earliest moment at which time alone may change it
    check (balance + debt - pending - held >= 0)
) with (fillfactor = 60);

create index account_due on account (due_at) where due_at is not null;

-- Append-only from here on.
create table transaction (
    id uuid primary key,
    type text not null,
    reverses uuid,
    expires_on date,
    available_at timestamptz,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    remark_digest bytea -- keyed, so that the texts may be erased and not be guessed from it
);

create index transaction_reversal on transaction (reverses) where reverses is not null;

-- The only free text of the ledger. It may be deleted: the chain covers its digest.
create table remark (
    transaction_id uuid primary key,
    reason text,
    reference text,
    actor text
);

create table entry (
    transaction_id uuid not null,
    leg smallint not null,
    account_id uuid not null,
    points bigint not null check (points <> 0),
    lots jsonb, -- points by expiry date that this leg put into or took from the member's lots; null for system legs
    seq bigint, -- from here on the figures after it; null for system legs
    balance bigint,
    pending bigint,
    held bigint,
    debt bigint,
    earned bigint,
    hash bytea check (length(hash) = 32),
    primary key (transaction_id, leg)
);

create unique index entry_of_account on entry (account_id, seq) where seq is not null;

-- Points of one member that become available and expire on the same dates. What is available lies under 1970-01-01T00:00Z, what never
-- expires under 9999-12-31.
create table lot (
    account_id uuid not null,
    expires_on date not null,
    available_at timestamptz not null,
    remaining bigint not null check (remaining >= 0),
    primary key (account_id, expires_on, available_at)
) with (fillfactor = 70);

grant update, delete on account, lot to ${serving};

-- The last line of defence: what does not balance does not get in, whoever writes it.
create function refuse_unbalanced_entries() returns trigger language plpgsql as $$
declare
    unbalanced uuid;
begin
    select transaction_id into unbalanced from added group by transaction_id having sum(points) <> 0 limit 1;
    if found then
        raise exception 'entries of transaction % do not sum to zero', unbalanced using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger entries_balance after insert on entry
    referencing new table as added
    for each statement execute function refuse_unbalanced_entries();
