-- How services stand that are looked after: what was heard of them last. A row is made at the first look and goes with the
-- service.
create table service_health (
  name       varchar(255) not null,
  target     varchar(255) not null,
  operation  varchar(40),
  config     text,
  health     varchar(20),
  reason     text,
  checked_at timestamp with time zone not null,
  primary key (name, target)
);
