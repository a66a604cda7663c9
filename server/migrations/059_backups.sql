-- When a backup was made last, so that doctor and the metrics can say how old it is. Written by the owner's role, at the end of each.
create table backup_made (
  id uuid not null primary key,
  made_at timestamptz not null,
  bytes bigint not null check (bytes >= 0),
  row_count bigint not null check (row_count >= 0),
  file_count bigint not null check (file_count >= 0)
);

comment on table backup_made is 'read-only: backups of the installation that came to their end';
comment on column backup_made.made_at is 'The instant whose state it holds';

create index backup_made_at on backup_made (made_at);
