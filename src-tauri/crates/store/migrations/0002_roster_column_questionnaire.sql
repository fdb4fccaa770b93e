-- Columns that an office added to its roster. A retired one is kept: its cells stay with the firms.
create table roster_column (
  key      text primary key,
  position integer not null,
  label    text not null,
  kind     text not null check (kind in ('text', 'number', 'flag', 'choice', 'date')),
  unit     text not null,
  choices  text not null check (json_valid(choices)),
  former   text not null check (json_valid(former)),
  personal integer not null check (personal in (0, 1)),
  retired  integer not null check (retired in (0, 1))
) strict, without rowid;

-- What a firm sent back for a framework that firms answer, cell by cell as it came.
create table questionnaire (
  year        integer not null,
  framework   text not null,
  edition     text not null,
  digest      text not null,
  firm        text not null,
  file        text not null,
  cells       text not null check (json_valid(cells)),
  received_at text not null,
  primary key (year, framework, firm)
) strict, without rowid;
