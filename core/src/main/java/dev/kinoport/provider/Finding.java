package dev.kinoport.provider;

import java.util.List;

/** What a provider's own records say about a submission whose answer was lost. */
public sealed interface Finding {
  /**
   * Requests at the provider with exactly this input.
   *
   * @param handles those found, oldest first; may be empty
   * @param conclusive whether one that was accepted would certainly be among them by now
   */
  record Matches(List<Handle> handles, boolean conclusive) implements Finding {
    public Matches {
      handles = List.copyOf(handles);
    }
  }

  /**
   * This provider cannot tell.
   *
   * @param reason for people
   */
  record Unsupported(String reason) implements Finding {}
}
