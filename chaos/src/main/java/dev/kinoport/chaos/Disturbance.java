package dev.kinoport.chaos;

/** What happens around the workers. */
enum Disturbance {
  /** Every connection to one provider breaks. */
  CONNECTIONS_CUT,
  /** Nothing gets through to one provider for a while. */
  NETWORK_DOWN,
  /** One provider is killed and comes back. */
  SERVER_KILLED,
  /** The database's server crashes and comes back. */
  DATABASE_CRASHED,
  /** There is no byte left where database and clips are, for a while. */
  DISK_FULL
}
