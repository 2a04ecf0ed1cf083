-- {{name}} is the member's display name, empty where unknown; {{pointsIsOne}} tells 1 point from 2 points. Numbers are grouped as the
-- language does it.
insert into template (name, locale, fields, title, text, body) values
('points-earned', 'en', '{"points": "NUMBER", "reason": "TEXT", "available": "NUMBER"}',
'+{{points}} {{#pointsIsOne}}point{{/pointsIsOne}}{{^pointsIsOne}}points{{/pointsIsOne}} for you',
'Thank you{{#name}}, {{name}}{{/name}}! You earned {{points}} {{#pointsIsOne}}point{{/pointsIsOne}}{{^pointsIsOne}}points{{/pointsIsOne}} ({{reason}}). You now have {{available}} to spend.',
'Hello{{#name}} {{name}}{{/name}},

thank you for being with us. You have just earned {{points}} {{#pointsIsOne}}point{{/pointsIsOne}}{{^pointsIsOne}}points{{/pointsIsOne}}.

What for: {{reason}}
Yours to spend now: {{available}} {{#availableIsOne}}point{{/availableIsOne}}{{^availableIsOne}}points{{/availableIsOne}}

See you soon
Plus One
'),
('points-earned', 'de', '{"points": "NUMBER", "reason": "TEXT", "available": "NUMBER"}',
'+{{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}} für dich',
'Danke{{#name}}, {{name}}{{/name}}! Du hast {{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}} gesammelt ({{reason}}). Jetzt kannst du {{available}} einlösen.',
'Hallo{{#name}} {{name}}{{/name}},

schön, dass du bei uns bist. Du hast gerade {{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}} gesammelt.

Wofür: {{reason}}
Zum Einlösen bereit: {{available}} {{#availableIsOne}}Punkt{{/availableIsOne}}{{^availableIsOne}}Punkte{{/availableIsOne}}

Bis bald
Plus One
'),
('referral-rewarded-advocate', 'en', '{"points": "NUMBER", "programme": "TEXT"}',
'Your recommendation counted: +{{points}} {{#pointsIsOne}}point{{/pointsIsOne}}{{^pointsIsOne}}points{{/pointsIsOne}}',
'{{#name}}{{name}}, somebody{{/name}}{{^name}}Somebody{{/name}} you recommended us to has become one of us. Thank you: {{points}} {{#pointsIsOne}}point is{{/pointsIsOne}}{{^pointsIsOne}}points are{{/pointsIsOne}} yours ({{programme}}).',
'Hello{{#name}} {{name}}{{/name}},

somebody you recommended us to has become one of us. There is no kinder word than a recommendation, so {{points}} {{#pointsIsOne}}point is{{/pointsIsOne}}{{^pointsIsOne}}points are{{/pointsIsOne}} yours.

Programme: {{programme}}

Thank you
Plus One
'),
('referral-rewarded-advocate', 'de', '{"points": "NUMBER", "programme": "TEXT"}',
'Deine Empfehlung hat gezählt: +{{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}}',
'{{#name}}{{name}}, jemand{{/name}}{{^name}}Jemand{{/name}}, dem du uns empfohlen hast, gehört jetzt dazu. Danke: {{points}} {{#pointsIsOne}}Punkt gehört{{/pointsIsOne}}{{^pointsIsOne}}Punkte gehören{{/pointsIsOne}} dir ({{programme}}).',
'Hallo{{#name}} {{name}}{{/name}},

jemand, dem du uns empfohlen hast, gehört jetzt dazu. Etwas Netteres als eine Empfehlung gibt es nicht, darum {{#pointsIsOne}}gehört{{/pointsIsOne}}{{^pointsIsOne}}gehören{{/pointsIsOne}} dir {{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}}.

Programm: {{programme}}

Danke
Plus One
'),
('referral-rewarded-friend', 'en', '{"points": "NUMBER", "programme": "TEXT"}',
'Welcome! +{{points}} {{#pointsIsOne}}point{{/pointsIsOne}}{{^pointsIsOne}}points{{/pointsIsOne}} to start with',
'Welcome{{#name}}, {{name}}{{/name}}! A friend recommended us to you, and {{points}} {{#pointsIsOne}}point is{{/pointsIsOne}}{{^pointsIsOne}}points are{{/pointsIsOne}} yours to start with ({{programme}}).',
'Hello{{#name}} {{name}}{{/name}},

welcome! A friend recommended us to you, and we are glad that you came. {{points}} {{#pointsIsOne}}point is{{/pointsIsOne}}{{^pointsIsOne}}points are{{/pointsIsOne}} yours to start with.

Programme: {{programme}}

Make yourself at home
Plus One
'),
('referral-rewarded-friend', 'de', '{"points": "NUMBER", "programme": "TEXT"}',
'Willkommen! +{{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}} zum Start',
'Willkommen{{#name}}, {{name}}{{/name}}! Du kommst auf Empfehlung, und zum Start {{#pointsIsOne}}gehört{{/pointsIsOne}}{{^pointsIsOne}}gehören{{/pointsIsOne}} dir {{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}} ({{programme}}).',
'Hallo{{#name}} {{name}}{{/name}},

willkommen! Jemand hat uns dir empfohlen, und wir freuen uns, dass du da bist. Zum Start {{#pointsIsOne}}gehört{{/pointsIsOne}}{{^pointsIsOne}}gehören{{/pointsIsOne}} dir {{points}} {{#pointsIsOne}}Punkt{{/pointsIsOne}}{{^pointsIsOne}}Punkte{{/pointsIsOne}}.

Programm: {{programme}}

Fühl dich wie zu Hause
Plus One
');
