package dev.kinoport.generation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * An image that the provider can read.
 *
 * @param storage the name of the storage that holds it
 * @param location where
 * @param at when it was sent there, which for an upload used again is long ago
 */
public record Upload(String storage, URI location, Instant at) {
  /** Without the address, which may be signed. */
  @Override
  public String toString() {
    return "Upload[%s, %s]".formatted(storage, at);
  }

  /** Whether it may go into a request that leaves now. */
  public boolean isUsable(Instant now, Duration reusableFor) {
    return now.isBefore(at.plus(reusableFor));
  }
}
