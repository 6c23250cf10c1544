-- One node on SQLite: what a grain keeps beside the journal, in a file of its own beside the books.
pragma journal_mode = wal;

create table if not exists OrleansQuery (
  QueryKey text primary key,
  QueryText text not null
);

create table if not exists states (
  service text not null,
  grain_type text not null,
  key_0 integer not null,
  key_1 integer not null,
  key_text text not null,
  state blob,
  version integer not null,
  primary key (service, grain_type, key_0, key_1, key_text)
);

-- The first write makes the row; a later one changes it if its writer has seen the newest version.
insert or replace into OrleansQuery (QueryKey, QueryText) values
('WriteToStorageKey', '
  insert into states (service, grain_type, key_0, key_1, key_text, state, version)
  select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1
  where @GrainStateVersion is null or exists (
    select 1 from states where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0
      and key_1 = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, ''''))
  on conflict (service, grain_type, key_0, key_1, key_text) do update
    set state = excluded.state, version = states.version + 1 where states.version = @GrainStateVersion
  returning version NewGrainStateVersion'),
('ReadFromStorageKey', '
  select state PayloadBinary, version Version from states
  where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0 and key_1 = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString, '''')'),
('ClearStorageKey', '
  update states set state = null, version = version + 1
  where service = @ServiceId and grain_type = @GrainTypeString and key_0 = @GrainIdN0 and key_1 = @GrainIdN1
    and key_text = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion
  returning version NewGrainStateVersion');
