package dev.kinoport.dbscheduler;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database with the table of wake-ups in it.
 *
 * @param source where connections come from
 * @param dialect what it speaks
 * @param token a text that nobody else was given
 * @param workers how many were named after it
 */
record Opened(DataSource source, Dialect dialect, String token, AtomicInteger workers) {
  /** A name for a worker: no other has it, in this process or another. */
  String nextName() {
    return "kinoport-" + token + "-" + workers.incrementAndGet();
  }
}
