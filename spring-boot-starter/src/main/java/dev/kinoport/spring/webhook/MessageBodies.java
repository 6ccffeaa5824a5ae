package dev.kinoport.spring.webhook;

import dev.kinoport.json.BodyRoom;
import dev.kinoport.time.ElapsedTime;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Reads the bodies of the messages of all providers: together they take so much memory, and each
 * has half a minute to come. Anybody can send one, and what makes a message believed stands at its
 * end. Safe for use by many threads.
 */
public final class MessageBodies {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final BodyRoom room;
  private final ElapsedTime time;

  /**
   * Reads into a room of memory.
   *
   * @param time by which a body is late
   */
  MessageBodies(BodyRoom room, ElapsedTime time) {
    this.room = room;
    this.time = time;
  }

  /** As much memory as this process can spare, and the time of this machine. */
  public static MessageBodies ofThisProcess() {
    return new MessageBodies(BodyRoom.ofThisProcess(), ElapsedTime.ofThisMachine());
  }

  /** The place of a body, to be closed once it is answered. */
  BodyRoom.Taken empty() {
    return room.empty();
  }

  /**
   * Reads at most so many bytes.
   *
   * @return none if there is no room for them now
   * @throws InterruptedIOException if they did not come in time
   */
  Option<byte[]> read(BodyRoom.Taken place, InputStream body, int most) throws IOException {
    ElapsedTime.Moment began = time.now();
    return place.read(body, most, () -> time.now().leastSince(began).compareTo(LONGEST) > 0);
  }
}
