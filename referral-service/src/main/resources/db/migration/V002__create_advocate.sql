create table advocate (
    id uuid primary key,
    programme_id uuid not null references programme,
    member_id uuid not null,
    external_id text not null, -- the member's id at the house's identity provider, equal to the token's sub
    code text not null unique, -- in capitals: codes are read without regard to case
    created_at timestamptz not null,
    unique (programme_id, member_id)
);

create index advocate_of_customer on advocate (external_id, programme_id);

-- How often an advocate's link was followed. A row a day, so that a popular link does not fill the disk.
create table visit (
    advocate_id uuid not null references advocate,
    day date not null,
    visits bigint not null check (visits > 0),
    primary key (advocate_id, day)
);

grant update on visit to ${serving};
