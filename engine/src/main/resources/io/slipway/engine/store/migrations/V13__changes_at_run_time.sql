-- What people and other apps changed of an app since it was installed: its local, stanza by stanza. Values are encrypted, a
-- JSON object of texts by key. An own object is one that no package has brought.
create table app_local (
  app        varchar(63)  not null,
  kind       varchar(63)  not null,
  name       varchar(400) not null,
  own        boolean      not null,
  content    text         not null,
  changed_by varchar(300) not null,
  at         timestamp with time zone not null,
  primary key (app, kind, name)
);

-- Other apps that have changed an object, and keep it when its own app goes.
create table app_keeps (
  app    varchar(63)  not null,
  kind   varchar(63)  not null,
  name   varchar(400) not null,
  keeper varchar(63)  not null,
  primary key (app, kind, name, keeper)
);

-- Each revision has a place in the order of all of them, so that services can follow the centre. Who changed it, where no
-- run did.
alter table app_object add column place bigint default 0 not null;
alter table app_object add column changed_by varchar(300);
create index app_object_by_place on app_object (place);

-- The last place given. One row: who takes places waits for others who do, so that places are seen in their order.
create table centre_place (id integer not null primary key, last_place bigint not null);
insert into centre_place (id, last_place) values (1, 0);
