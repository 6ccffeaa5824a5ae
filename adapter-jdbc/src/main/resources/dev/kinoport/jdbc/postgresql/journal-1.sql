-- The journal. Events are the truth; every other column repeats what they say, so that it can be
-- found or listed. Times in nanoseconds since 1970 are the engine's; columns that end in _at are the
-- database's. A generation's row changes with each event: room is left beside it, so that no index
-- has to change too.

CREATE TABLE {generations} (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  idempotency_key TEXT UNIQUE,
  request_hash TEXT NOT NULL,
  model TEXT NOT NULL,
  provider TEXT NOT NULL,
  label TEXT,
  purse TEXT,
  phase TEXT NOT NULL,
  since_nanos BIGINT NOT NULL,
  version BIGINT NOT NULL,
  ended SMALLINT NOT NULL DEFAULT 0,
  in_flight SMALLINT NOT NULL DEFAULT 0,
  ordered_nanos BIGINT NOT NULL,
  quoted TEXT,
  quoted_currency TEXT,
  reserved TEXT,
  reserved_currency TEXT,
  cost_basis TEXT,
  cost TEXT,
  cost_currency TEXT,
  cost_units TEXT,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
) WITH (fillfactor = 60);

CREATE INDEX generations_unfinished ON {generations} (provider, seq) WHERE ended = 0;
CREATE INDEX generations_in_flight ON {generations} (provider) WHERE in_flight = 1;
CREATE INDEX generations_by_order ON {generations} (ordered_nanos, id);
CREATE INDEX generations_by_label ON {generations} (label, ordered_nanos, id) WHERE label IS NOT NULL;

-- written_by is unique to each write: whoever loses the connection in the middle of a commit looks
-- here for its own.
CREATE TABLE {events} (
  generation TEXT NOT NULL REFERENCES {generations} (id),
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at_nanos BIGINT NOT NULL,
  body TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (generation, version)
);

-- One of a provider's requests belongs to one generation, for ever.
CREATE TABLE {provider_requests} (
  provider TEXT NOT NULL,
  request_id TEXT NOT NULL,
  generation TEXT NOT NULL REFERENCES {generations} (id),
  PRIMARY KEY (provider, request_id)
);

-- What keeps a generation waiting, written over whenever it is met again. It holds as long as the
-- generation has as many events as it had then, so an end needs not touch it.
CREATE TABLE {troubles} (
  generation TEXT PRIMARY KEY REFERENCES {generations} (id),
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  stuck SMALLINT NOT NULL,
  address TEXT,
  since_nanos BIGINT NOT NULL,
  times BIGINT NOT NULL,
  next_nanos BIGINT,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Paid requests that left within the last minute to a provider that takes only so many. Older ones
-- are deleted by the next.
CREATE TABLE {departures} (
  provider TEXT NOT NULL,
  departed_nanos BIGINT NOT NULL,
  generation TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (provider, departed_nanos, generation, version)
);

-- Who waits for room at such a provider, in the order of since_nanos, and how long the others wait
-- for him.
CREATE TABLE {turns} (
  generation TEXT COLLATE "C" PRIMARY KEY REFERENCES {generations} (id),
  provider TEXT NOT NULL,
  since_nanos BIGINT NOT NULL,
  until_nanos BIGINT NOT NULL
);

-- Amounts are exact decimals, written out. No currency: never used.
CREATE TABLE {purses} (
  name TEXT PRIMARY KEY,
  reserved TEXT,
  reserved_currency TEXT,
  spent TEXT,
  spent_currency TEXT,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Images that a caller gave as bytes, each once. Those in files stay there.
CREATE TABLE {images} (
  sha256 TEXT PRIMARY KEY,
  bytes BYTEA NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- The newest upload of each image to each storage.
CREATE TABLE {uploads} (
  storage TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  location TEXT NOT NULL,
  uploaded_nanos BIGINT NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (storage, sha256)
);

-- One row: what tells this journal from every other.
CREATE TABLE {identity} (
  id TEXT PRIMARY KEY
);

INSERT INTO {identity} (id) VALUES (replace(gen_random_uuid()::text, '-', ''));

-- Leases of the processes that send. Whoever sends renews his; whoever has seen one unrenewed for
-- long ends it, for good. Only counted: no clock of the database is read.
CREATE TABLE {senders} (
  name TEXT COLLATE "C" PRIMARY KEY,
  renewals BIGINT NOT NULL DEFAULT 0,
  ended SMALLINT NOT NULL DEFAULT 0,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);
