package dev.kinoport.fake;

import dev.kinoport.json.Json;
import dev.kinoport.provider.Submission;

/**
 * A submission at the door.
 *
 * @param submission what it is
 * @param circumstances what whoever carried it here wants written down with it; may be empty
 */
record Incoming(Submission submission, Json.Members circumstances) {
  static Incoming inProcess(Submission submission) {
    return new Incoming(submission, Json.object());
  }
}
