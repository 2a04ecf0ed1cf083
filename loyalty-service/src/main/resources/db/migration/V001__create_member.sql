-- All personal data that loyalty keeps.
create table member (
    id uuid primary key,
    external_id text not null unique, -- the customer's id at the house's identity provider, equal to the token's sub
    display_name text,
    email text,
    phone text,
    locale text not null,
    time_zone text not null,
    birthday date,
    attributes jsonb not null default '{}',
    version bigint not null, -- grows with each change; receivers of the contact ignore an older one
    created_at timestamptz not null
);

grant update on member to ${serving};
