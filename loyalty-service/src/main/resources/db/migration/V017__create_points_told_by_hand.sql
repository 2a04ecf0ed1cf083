-- How many points a member of staff has caused on a day of the installation's zone by telling events themselves.
create table points_told_by_hand (
    person text not null, -- event.caller
    day date not null,
    points bigint not null check (points > 0),
    primary key (person, day)
);

grant update on points_told_by_hand to ${serving};
