package dev.kinoport.testkit.http.odd;

import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that answers right but at one or two steps, where it answers oddly once or for ever. */
final class OddShop implements AutoCloseable {
  private final RawServer server = new RawServer(this::reply);
  private final OddWire wire;
  private final SplittableRandom dice;
  private final Set<String> odd = new HashSet<>();
  private final int times;
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger charges = new AtomicInteger();
  private final List<String> told = new ArrayList<>();

  OddShop(OddWire wire, long seed) {
    this.wire = wire;
    dice = new SplittableRandom(seed);
    List<String> steps = wire.steps();
    odd.add(steps.get(dice.nextInt(steps.size())));
    if (dice.nextInt(3) == 0) {
      odd.add(steps.get(dice.nextInt(steps.size())));
    }
    times = List.of(1, 2, Integer.MAX_VALUE).get(dice.nextInt(3));
  }

  URI address() {
    return server.address();
  }

  /** How often a submit came to an answer after which nobody may send it again. */
  int charges() {
    return charges.get();
  }

  /** What was said that is odd, for people. */
  synchronized String story() {
    return "%s, %s times: %s".formatted(odd, times == Integer.MAX_VALUE ? "all" : times, told);
  }

  private synchronized RawServer.Reply reply(RawServer.Received request) {
    String step = wire.step(request);
    OddWire.Right right = wire.right(step, request);
    boolean isPaid = step.equals(wire.submit());
    if (!odd.contains(step) || said.get() >= times) {
      take(isPaid, request);
      return right.type().equals("text/event-stream")
          ? RawServer.events(right.text())
          : RawServer.bytes(right.status(), right.type(), right.body());
    }
    said.incrementAndGet();
    OddAnswer answer = OddAnswer.of(dice, right, wire.oddities());
    if (told.size() < 5) {
      told.add(step + ":" + answer.title());
    }
    boolean isTaken = isPaid && !wire.isRefusal(answer.status(), answer.text());
    take(isTaken, request);
    return answer.reply();
  }

  private void take(boolean isTaken, RawServer.Received request) {
    if (isTaken) {
      charges.incrementAndGet();
      wire.taken(request);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
