-- Base rates that support staff enter after the product was shipped: for all tenants, added to and never changed.
-- Letters name the version that they were computed with, so they can be computed again at any time.
create table base_rates (
  version bigint not null primary key,
  law text not null check (law in ('DE', 'AT')),
  from_on {{day}} not null,
  percent text not null,
  source text not null,
  author text not null,
  entered_at {{instant}} not null
);
{{append-only base_rates}}
