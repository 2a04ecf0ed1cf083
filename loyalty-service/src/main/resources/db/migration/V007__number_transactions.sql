-- The order in which the background check walks: no clock can bend it.
alter table transaction add column number bigint generated always as identity;
create unique index transaction_number on transaction (number);

-- State, one row: how far everything was found right.
create table verification (
    only_row boolean primary key default true check (only_row),
    verified bigint not null, -- all transactions up to this number hold
    closed bigint not null, -- none with a number up to this one is still to come
    seen bigint not null, -- the highest number when it was last looked at
    seen_before xid8 not null -- a database transaction from this one on had not begun then
);

insert into verification (verified, closed, seen, seen_before) values (0, 0, 0, '0');

grant update on verification to ${serving};
