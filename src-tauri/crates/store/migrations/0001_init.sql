-- Released migrations never change: the text is recorded by checksum.

create table setting (
  key   text primary key,
  value text not null
) strict, without rowid;

create table assessment (
  id             text primary key,
  framework_id   text not null,
  edition        text not null,
  digest         text not null,
  framework_text text not null,
  park           text not null,
  year           integer not null,
  round          integer not null,
  created_at     text not null,
  archived       integer not null check (archived in (0, 1))
) strict;

create table reading (
  assessment text not null references assessment (id) deferrable initially deferred,
  definition text not null,
  option     text not null,
  primary key (assessment, definition)
) strict, without rowid;

create table answer (
  assessment text not null references assessment (id) deferrable initially deferred,
  indicator  text not null,
  slot       text not null check (slot in ('value', 'narrative', 'note')),
  raw        text not null check (json_valid(raw)),
  revision   integer not null,
  saved_at   text not null,
  actor      text not null,
  primary key (assessment, indicator, slot)
) strict;

create table profile (
  key      text primary key,
  raw      text not null check (json_valid(raw)),
  revision integer not null,
  saved_at text not null,
  actor    text not null
) strict;

create table base_data (
  key      text not null,
  period   text not null,
  raw      text not null check (json_valid(raw)),
  unit     text not null,
  source   text not null,
  person   text not null,
  note     text not null,
  revision integer not null,
  saved_at text not null,
  actor    text not null,
  primary key (key, period)
) strict;

create table firm (
  year     integer not null,
  id       text not null,
  position integer not null,
  cells    text not null check (json_valid(cells)),
  primary key (year, id)
) strict;
create index firm_order on firm (year, position, id);

create table roster_reject (
  year       integer not null,
  id         text not null,
  file       text not null,
  sheet      text not null,
  row_number integer not null,
  cells      text not null check (json_valid(cells)),
  reason     text not null check (json_valid(reason)),
  primary key (year, id)
) strict;

create table evidence (
  id              text primary key,
  sha256          text not null check (length(sha256) = 64),
  size            integer not null check (size >= 0),
  media_type      text not null,
  original_name   text not null,
  title           text not null,
  kind            text not null,
  number_hint     text not null,
  issuer          text not null,
  document_number text not null,
  document_date   text not null,
  valid_until     text not null,
  note            text not null,
  pages           integer,
  added_at        text not null,
  trashed_at      text
) strict;
create index evidence_by_content on evidence (sha256);

create table evidence_link (
  assessment text not null references assessment (id) deferrable initially deferred,
  indicator  text not null,
  evidence   text not null references evidence (id) deferrable initially deferred,
  pages      text not null,
  reason     text not null,
  position   integer not null,
  primary key (assessment, indicator, evidence)
) strict;
create index evidence_link_by_evidence on evidence_link (evidence);

create table package (
  id          text primary key,
  assessment  text not null references assessment (id) deferrable initially deferred,
  round       integer not null,
  made_at     text not null,
  sequence    integer not null,
  fingerprint text not null,
  file_name   text not null,
  sha256      text not null,
  size        integer not null,
  pages       integer not null,
  snapshot    text not null check (json_valid(snapshot))
) strict;

-- The journal: what every change found and what it left. Append-only.
create table change (
  sequence integer primary key,
  at       text not null,
  actor    text not null,
  label    text not null,
  -- edit: can be undone; undo, redo: took back `undoes`; receipt: stands for good.
  kind     text not null check (kind in ('edit', 'undo', 'redo', 'receipt')),
  undoes   integer references change (sequence),
  check ((undoes is not null) = (kind in ('undo', 'redo')))
) strict;
create unique index change_undone_once on change (undoes) where undoes is not null;

create table change_item (
  sequence integer not null references change (sequence) deferrable initially deferred,
  position integer not null,
  noun     text not null,
  key      text not null,
  before   text,
  after    text,
  primary key (sequence, position)
) strict, without rowid;
create index change_item_by_key on change_item (noun, key, sequence);

create trigger change_is_never_updated before update on change
begin select raise(abort, 'the journal is append-only'); end;
create trigger change_is_never_deleted before delete on change
begin select raise(abort, 'the journal is append-only'); end;
create trigger change_item_is_never_updated before update on change_item
begin select raise(abort, 'the journal is append-only'); end;
create trigger change_item_is_never_deleted before delete on change_item
begin select raise(abort, 'the journal is append-only'); end;
create trigger package_is_never_updated before update on package
begin select raise(abort, 'a receipt is append-only'); end;
create trigger package_is_never_deleted before delete on package
begin select raise(abort, 'a receipt is append-only'); end;
