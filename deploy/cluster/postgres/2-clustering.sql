-- Who is in the cluster. Every change of a row raises the cluster's version by one, and only the writer who saw the
-- version before wins: so all nodes see the same order of births and deaths.
create table if not exists orleans.clusters (
  cluster varchar(150) primary key,
  version integer not null default 0
);

create table if not exists orleans.silos (
  cluster varchar(150) not null references orleans.clusters (cluster),
  address varchar(45) not null,
  port integer not null,
  generation integer not null,
  name varchar(150) not null,
  host varchar(150) not null,
  status integer not null, -- 3 is active, 6 is dead
  gateway_port integer not null,
  suspects text,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (cluster, address, port, generation)
);

insert into orleans.OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', '
  with made as (
    insert into orleans.clusters (cluster) values (@DeploymentId) on conflict do nothing returning 1
  ) select count(*)::integer from made'),
('InsertMembershipKey', '
  with turn as (
    update orleans.clusters c set version = c.version + 1
    where c.cluster = @DeploymentId and c.version = @Version and not exists (
      select from orleans.silos s where s.cluster = @DeploymentId and s.address = @Address and s.port = @Port
        and s.generation = @Generation)
    returning 1
  ), made as (
    insert into orleans.silos (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from turn returning 1
  ) select count(*)::integer from made'),
('UpdateMembershipKey', '
  with turn as (
    update orleans.clusters c set version = c.version + 1
    where c.cluster = @DeploymentId and c.version = @Version and exists (
      select from orleans.silos s where s.cluster = @DeploymentId and s.address = @Address and s.port = @Port
        and s.generation = @Generation)
    returning 1
  ), changed as (
    update orleans.silos s set status = @Status, suspects = @SuspectTimes, alive_at = @IAmAliveTime from turn
    where s.cluster = @DeploymentId and s.address = @Address and s.port = @Port and s.generation = @Generation
    returning 1
  ) select count(*)::integer from changed'),
('UpdateIAmAlivetimeKey', '
  update orleans.silos set alive_at = @IAmAliveTime
  where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('MembershipReadAllKey', '
  select s.address Address, s.port Port, s.generation Generation, s.name SiloName, s.host HostName, s.status Status,
    s.gateway_port ProxyPort, s.suspects SuspectTimes, s.started_at StartTime, s.alive_at IAmAliveTime, c.version Version
  from orleans.clusters c left join orleans.silos s on s.cluster = c.cluster
  where c.cluster = @DeploymentId'),
('MembershipReadRowKey', '
  select s.address Address, s.port Port, s.generation Generation, s.name SiloName, s.host HostName, s.status Status,
    s.gateway_port ProxyPort, s.suspects SuspectTimes, s.started_at StartTime, s.alive_at IAmAliveTime, c.version Version
  from orleans.clusters c left join orleans.silos s
    on s.cluster = c.cluster and s.address = @Address and s.port = @Port and s.generation = @Generation
  where c.cluster = @DeploymentId'),
('GatewaysQueryKey', '
  select address Address, gateway_port ProxyPort, generation Generation from orleans.silos
  where cluster = @DeploymentId and status = @Status and gateway_port > 0'),
('DeleteMembershipTableEntriesKey', '
  with gone as (delete from orleans.silos where cluster = @DeploymentId)
  update orleans.clusters set version = version + 1 where cluster = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', '
  delete from orleans.silos where cluster = @DeploymentId and alive_at < @IAmAliveTime and status <> 3')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
