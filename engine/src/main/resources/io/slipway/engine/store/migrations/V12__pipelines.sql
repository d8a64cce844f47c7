-- What apps and tasks put into the configuration of a role; each revision, encrypted, null in the one that takes it out.
create table pipeline_part (
  service  varchar(63)  not null,
  role     varchar(200) not null,
  owner    varchar(200) not null,
  revision integer      not null,
  newest   boolean      not null,
  content  text,
  run      varchar(64)  not null,
  at       timestamp with time zone not null,
  primary key (service, role, owner, revision)
);

-- What a run that is under way is going to put there: apart from what is in force; null where it will take it out.
create table pipeline_reserved (
  service varchar(63)  not null,
  role    varchar(200) not null,
  owner   varchar(200) not null,
  run     varchar(64)  not null,
  content text,
  primary key (service, role, owner, run)
);

-- What an instance was last known to run: the digests of the parts, and of the whole text. The base is what stood there before
-- Slipway came, encrypted, null where nothing did. Pending from before its text is written until the instance has taken it.
create table pipeline_instance (
  service  varchar(63)  not null,
  role     varchar(200) not null,
  instance varchar(600) not null,
  base     text,
  parts    text         not null,
  digest   varchar(64)  not null,
  pending  boolean      not null,
  primary key (service, role, instance)
);

-- The text of an instance before a run changed it, encrypted, null where there was none; and the digests of the parts in it.
create table pipeline_image (
  run      varchar(64)  not null references run (id) on delete cascade,
  service  varchar(63)  not null,
  role     varchar(200) not null,
  instance varchar(600) not null,
  content  text,
  parts    text         not null,
  primary key (run, service, role, instance)
);
