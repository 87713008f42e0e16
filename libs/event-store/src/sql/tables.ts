// The tables of one service's log: what is kept, and which constraint stands behind which promise.

export const tables = String.raw`
-- CACHE 1: the fence proof (seal.ts) needs every number to be drawn by the transaction that uses it, after that transaction has its xid.
create sequence gseq cache 1;

-- One row: which log this is, and how far it is sealed.
create table log (
  one         boolean primary key default true check (one),
  service     text    not null,
  log_id      uuid    not null default gen_random_uuid(),
  incarnation int     not null default 1,
  sealed      bigint  not null default 0,   -- every gpos up to here is sealed, or will never exist
  position    bigint  not null default 0    -- the last dense position given out
) with (fillfactor = 10);

insert into log (service) values (current_schema());

-- One row a stream: the compare-and-set of every append. No indexed column ever changes, so updates stay heap-only (HOT).
create table stream (
  stream_id   text collate "C" primary key,
  stream_type text        not null,
  version     bigint      not null,
  head        bytea       not null,         -- the hash of the last event, or the genesis
  last_at     timestamptz not null,
  archived    boolean     not null default false
) with (fillfactor = 50);

-- The facts. The order of columns is the order of the hash's pre-image (chain.ts). data and meta are text: the bytes that are hashed are the bytes that are kept.
create table event (
  gpos           bigint           not null,
  hash           bytea            not null,
  version        bigint           not null,
  recorded_at    timestamptz      not null,
  event_id       uuid             not null,
  schema_version int              not null,
  stream_id      text collate "C" not null,
  type           text collate "C" not null,
  data           text             not null,
  meta           text             not null,
  constraint event_pk   primary key (stream_id, version),
  constraint event_gpos unique (gpos),
  constraint event_once unique (event_id)
);

-- The sealed order, dense from 1. A Merkle leaf is sha256(0x00 || event.hash).
create table leaf (
  position bigint primary key,
  gpos     bigint not null unique
);

-- Said twice, meant once: what each command id was answered. It wrote nothing: first = last + 1.
create table command (
  command_id    uuid primary key,
  request       bytea            not null,
  stream_id     text collate "C" not null,
  first_version bigint           not null,
  last_version  bigint           not null,
  at            timestamptz      not null default clock_timestamp()
);

-- Uniqueness across streams: who holds a key.
create table claim (
  scope     text collate "C",
  key       text collate "C",
  stream_id text collate "C" not null,
  primary key (scope, key)
);

-- Registers and the numbers drawn from them, each for one command.
create table counter (
  scope text collate "C" primary key,
  last  bigint not null
) with (fillfactor = 10);

create table drawn (
  scope      text collate "C",
  command_id uuid,
  n          bigint      not null,
  at         timestamptz not null default clock_timestamp(),
  primary key (scope, command_id),
  unique (scope, n)
);

-- One table of leases for the sealer, the relay, views and policies: two tables would come to disagree.
create table lease (
  name        text collate "C" primary key,
  owner       uuid        not null,
  epoch       bigint      not null,
  expires_at  timestamptz not null,
  log_id      uuid        not null,         -- the log that is followed, which may be a neighbour's
  incarnation int         not null,
  position    bigint      not null default 0
) with (fillfactor = 10);
`;
