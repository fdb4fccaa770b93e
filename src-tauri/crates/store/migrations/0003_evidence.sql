-- Who may see a piece of evidence.
alter table evidence add column confidentiality text not null default '';

-- How the evidence of an assessment is numbered and bound.
create table evidence_binding (
  assessment text primary key references assessment (id) deferrable initially deferred,
  rule       text not null check (rule in ('by_indicator', 'continuous')),
  max_bytes  integer check (max_bytes > 0),
  certified  integer not null check (certified in (0, 1)),
  -- Dots to the inch that scans keep in the volume; absent: as many as they have.
  scan_dpi   integer check (scan_dpi between 72 and 600),
  -- Numbers that stand because a set was made with them: evidence id -> number.
  numbers    text not null check (json_valid(numbers))
) strict;
