-- That nothing leaves for a tenant: a backup was restored, or a person stopped it. Rows stay when they are lifted.
create table dispatch_stops (
  tenant {{uuid}} not null references tenants (tenant),
  stop {{uuid}} not null,
  because text not null,
  stopped_at {{instant}} not null,
  stopped_by text not null,
  lifted_at {{instant}},
  lifted_by text,
  primary key (tenant, stop)
);
{{walls dispatch_stops}}
