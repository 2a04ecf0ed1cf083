-- The words of a message in one language, in Mustache. Every name has an 'en', the last resort.
create table template (
    name text not null,
    locale text not null, -- language tag
    title text not null, -- title in the inbox and subject of the mail, one line
    text text not null, -- what the inbox says
    body text not null, -- what the mail says, plain text
    fields jsonb not null, -- the data it takes, name to NUMBER or TEXT; the same in every locale of a name
    primary key (name, locale)
);
