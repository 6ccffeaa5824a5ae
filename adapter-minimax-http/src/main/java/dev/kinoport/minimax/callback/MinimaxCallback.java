package dev.kinoport.minimax.callback;

import dev.kinoport.minimax.answer.TaskStatus;
import dev.kinoport.provider.Handle;

/** What arrived at an address that we gave out. */
public sealed interface MinimaxCallback {
  /**
   * MiniMax tries the address before it uses it, and waits for 3 s.
   *
   * @param answer the JSON to answer with, and 200
   */
  record Challenge(String answer) implements MinimaxCallback {}

  /**
   * A hint: nobody signs it. The address proves that MiniMax, or whoever saw the request, means
   * this generation; what became of the task only a question to MiniMax tells.
   *
   * @param generationId ours
   * @param handle the task that it is said to be
   * @param status how far it is said to be
   */
  record Hint(String generationId, Handle handle, TaskStatus status) implements MinimaxCallback {}
}
