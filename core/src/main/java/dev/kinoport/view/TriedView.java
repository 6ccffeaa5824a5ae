package dev.kinoport.view;

import java.util.Objects;

/**
 * Who said no before another offer of the order was taken.
 *
 * @param provider who was asked
 * @param model the shop's name for what was asked for
 * @param reason why not, for people
 * @param at when that was known, as ISO 8601 in UTC
 */
public record TriedView(String provider, String model, String reason, String at) {
  public TriedView {
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(model, "model must not be null");
    Objects.requireNonNull(reason, "reason must not be null");
    Objects.requireNonNull(at, "at must not be null");
  }
}
