-- What a member finds in the inbox: the inbox part of the message with the same id. Its words are chosen once, when the contact is
-- known (whom to greet, in which language), and do not change afterwards. Deleted with the contact.
create table inbox_item (
    id uuid primary key,
    member_id uuid not null,
    title text,
    text text,
    sent_at timestamptz not null,
    read_at timestamptz,
    check ((title is null) = (text is null))
);

create index inbox_item_newest on inbox_item (member_id, id);

create index inbox_item_unread on inbox_item (member_id) where read_at is null and text is not null;

create index inbox_item_waiting on inbox_item (member_id) where text is null;

grant update (title, text, read_at), delete on inbox_item to ${serving};
