-- When each debtor's next step is due. Each node looks after one part of the ring of hashes; the part that goes over
-- the ring's end has two pieces.
create table if not exists orleans.reminders (
  service varchar(150) not null,
  grain varchar(150) not null,
  name varchar(150) not null,
  starts_at timestamptz not null,
  period_ms bigint not null,
  hash integer not null,
  version integer not null,
  primary key (service, grain, name)
);
create index if not exists reminders_by_hash on orleans.reminders (service, hash);

insert into orleans.OrleansQuery (QueryKey, QueryText) values
('UpsertReminderRowKey', '
  insert into orleans.reminders as r (service, grain, name, starts_at, period_ms, hash, version)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  on conflict (service, grain, name) do update set starts_at = excluded.starts_at, period_ms = excluded.period_ms,
    hash = excluded.hash, version = r.version + 1
  returning version Version'),
('ReadReminderRowsKey', '
  select grain GrainId, name ReminderName, starts_at StartTime, period_ms Period, version Version
  from orleans.reminders where service = @ServiceId and grain = @GrainId'),
('ReadReminderRowKey', '
  select grain GrainId, name ReminderName, starts_at StartTime, period_ms Period, version Version
  from orleans.reminders where service = @ServiceId and grain = @GrainId and name = @ReminderName'),
('ReadRangeRows1Key', '
  select grain GrainId, name ReminderName, starts_at StartTime, period_ms Period, version Version
  from orleans.reminders where service = @ServiceId and hash > @BeginHash and hash <= @EndHash'),
('ReadRangeRows2Key', '
  select grain GrainId, name ReminderName, starts_at StartTime, period_ms Period, version Version
  from orleans.reminders where service = @ServiceId and (hash > @BeginHash or hash <= @EndHash)'),
('DeleteReminderRowKey', '
  with gone as (
    delete from orleans.reminders
    where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version returning 1
  ) select count(*)::integer from gone'),
('DeleteReminderRowsKey', '
  delete from orleans.reminders where service = @ServiceId')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
