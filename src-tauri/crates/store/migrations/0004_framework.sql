-- Frameworks that the office brought itself; those that ship are files beside the program.

create table framework (
  id       text not null,
  edition  text not null,
  digest   text not null check (length(digest) = 64),
  text     text not null,
  added_at text not null,
  primary key (id, edition)
) strict, without rowid;
