-- Charts that were installed, by the digest of their files, so that an earlier revision can be looked at and put back.
create table chart (
  digest  char(64)     not null primary key,
  name    varchar(255) not null,
  version varchar(255) not null,
  content bytea        not null,
  kept_at timestamp with time zone not null
);

-- Each revision of a release that this installation began to make, or to remove, written before the effect. What Helm shows
-- as pending and is not in here was begun by somebody else. content: the values, encrypted.
create table release_revision (
  target        varchar(255) not null,
  namespace     varchar(63)  not null,
  name          varchar(63)  not null,
  what          varchar(6)   not null,
  revision      integer      not null,
  task_key      varchar(255) not null,
  chart         varchar(64),
  values_digest varchar(64),
  restores      integer,
  content       text,
  begun_at      timestamp with time zone not null,
  primary key (target, namespace, name, what, revision)
);
create index release_revision_by_chart on release_revision (chart);
