-- What a grain keeps beside the journal: the progress of a tenant's run. A writer who saw an older version writes
-- nothing and is told so.
create table if not exists orleans.states (
  service varchar(150) not null,
  grain_type varchar(512) not null,
  key_0 bigint not null,
  key_1 bigint not null,
  key_text varchar(512) not null,
  state bytea,
  version integer not null,
  written_at timestamptz not null,
  primary key (service, grain_type, key_0, key_1, key_text)
);

insert into orleans.OrleansQuery (QueryKey, QueryText) values
('WriteToStorageKey', '
  with changed as (
    update orleans.states set state = @PayloadBinary, version = version + 1, written_at = now()
    where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0 and key_1 = @GrainIdN1
      and key_text = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::integer
    returning version
  ), made as (
    insert into orleans.states (service, grain_type, key_0, key_1, key_text, state, version, written_at)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''''),
      @PayloadBinary, 1, now()
    where @GrainStateVersion::integer is null on conflict do nothing
    returning version
  ) select version NewGrainStateVersion from changed union all select version from made'),
('ReadFromStorageKey', '
  select state PayloadBinary, version Version from orleans.states
  where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0 and key_1 = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString::text, '''')'),
('ClearStorageKey', '
  update orleans.states set state = null, version = version + 1, written_at = now()
  where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0 and key_1 = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::integer
  returning version NewGrainStateVersion')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
