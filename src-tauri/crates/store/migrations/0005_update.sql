-- Editions that an assessment was judged by before: they name what is asked no more.
create table earlier_edition (
  assessment     text not null references assessment (id) deferrable initially deferred,
  -- From 1, the oldest first.
  position       integer not null,
  framework_id   text not null,
  edition        text not null,
  digest         text not null,
  framework_text text not null,
  left_at        text not null,
  primary key (assessment, position)
) strict;

-- Answers that no person has confirmed since an update or another framework put them there.
create table to_confirm (
  assessment text not null references assessment (id) deferrable initially deferred,
  indicator  text not null,
  origin     text not null check (origin in ('update', 'crosswalk')),
  why_zh     text not null,
  why_en     text not null,
  primary key (assessment, indicator)
) strict, without rowid;
