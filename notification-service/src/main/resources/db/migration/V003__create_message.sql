-- One intent to one member.
create table message (
    id uuid primary key, -- grows with time
    member_id uuid not null,
    template text not null,
    data jsonb, -- what the words are made with; null when the member's contact has been deleted
    critical boolean not null,
    accepted_at timestamptz not null
);

create index message_of_member on message (member_id, id);

grant update (data) on message to ${serving};

-- A message on a channel.
create table delivery (
    id uuid primary key, -- grows with time
    message_id uuid not null,
    member_id uuid not null,
    channel text not null check (channel in ('INBOX', 'EMAIL')),
    status text not null check (status in ('QUEUED', 'RETRYING', 'DELIVERED', 'SUPPRESSED', 'DEAD')),
    reason text, -- why it is suppressed, dead or tried again; no personal data
    queued_at timestamptz not null,
    check ((status in ('QUEUED', 'DELIVERED')) = (reason is null))
);

create unique index delivery_of_message on delivery (message_id, channel);

create index delivery_open on delivery (member_id) where status in ('QUEUED', 'RETRYING');

create index delivery_trouble on delivery (status, message_id) where status <> 'DELIVERED';

grant update (status, reason, queued_at) on delivery to ${serving};

-- One try of a delivery.
create table attempt (
    delivery_id uuid not null,
    number integer not null,
    outcome text not null check (outcome in ('DELIVERED', 'FAILED')),
    reason text check ((outcome = 'FAILED') = (reason is not null)),
    at timestamptz not null,
    primary key (delivery_id, number)
);
