package dev.kinoport;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.price.Money;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Writes one line for each transition to the logger {@code dev.kinoport.generation} of the Java
 * platform, which SLF4J and others take over. No line holds a prompt or an address.
 *
 * <p>{@code INFO}: admitted, accepted, running, ended with a clip or by a wish. {@code WARNING}:
 * failed, in doubt, waiting for a person, ordered from somebody who is not here; and calls that
 * failed, ever more seldom. {@code DEBUG}: everything between.
 */
public final class GenerationLog implements GenerationListener {
  private static final System.Logger LOG = System.getLogger("dev.kinoport.generation");

  @Override
  public void on(GenerationId id, Notice notice) {
    switch (notice) {
      case Notice.Admitted admitted -> admitted(id, admitted.order());
      case Notice.Moved moved -> moved(id, moved);
      case Notice.Trouble trouble -> {
        boolean isNews = Integer.bitCount(trouble.failures()) == 1;
        say(
            isNews ? Level.WARNING : Level.DEBUG,
            id,
            "%s; tried again (%d)".formatted(trouble.reason(), trouble.failures()));
      }
      case Notice.Stuck stuck ->
          say(Level.WARNING, id, "waits for a person: " + stuck.trouble().reason());
      case Notice.Elsewhere elsewhere ->
          say(Level.WARNING, id, "left alone, its provider is not in this process");
      // Whoever listens or not, the engine has logged it itself.
      case Notice.Forgotten forgotten -> {}
      case Notice.QueueMoved queue -> say(Level.DEBUG, id, queue.ahead() + " ahead");
      // What a model logs may repeat the prompt.
      case Notice.Logged logged -> {}
    }
  }

  private static void admitted(GenerationId id, Order order) {
    say(
        Level.INFO,
        id,
        "admitted: %s from %s, %s set aside"
            .formatted(
                order.document().sku(),
                order.provider(),
                order.reservation().map(Money::toString).getOrElse("an unknown price")));
  }

  private static void moved(GenerationId id, Notice.Moved moved) {
    String word = Phase.of(moved.state()).name().toLowerCase(Locale.ROOT);
    switch (moved.state()) {
      case GenerationState.Succeeded done -> say(Level.INFO, id, "succeeded, cost " + amount(done));
      case GenerationState.Cancelled gone -> say(Level.INFO, id, "cancelled, cost " + amount(gone));
      case GenerationState.Failed failed
          when moved.event() instanceof GenerationEvent.SubmitAccepted late ->
          say(
              Level.WARNING,
              id,
              "was given up before its provider took it, as " + late.handle().requestId());
      case GenerationState.Failed failed ->
          say(
              Level.WARNING,
              id,
              "failed, cost %s: %s".formatted(amount(failed), failed.failure().message()));
      case GenerationState.InDoubt doubt -> say(Level.WARNING, id, "in doubt: " + doubt.reason());
      default ->
          say(
              level(moved.event()),
              id,
              moved.event() instanceof GenerationEvent.MovedOn on
                  ? "moved on to %s: %s".formatted(on.to(), on.failure().message())
                  : word);
    }
  }

  private static Level level(GenerationEvent event) {
    boolean isMilestone =
        event instanceof GenerationEvent.SubmitAccepted
            || event instanceof GenerationEvent.Started
            || event instanceof GenerationEvent.MovedOn;
    return isMilestone ? Level.INFO : Level.DEBUG;
  }

  private static String amount(GenerationState.Ended ended) {
    return ended.cost().amount().map(Money::toString).getOrElse("unknown");
  }

  private static void say(Level level, GenerationId id, String words) {
    LOG.log(level, () -> "generation " + id + " " + Printable.line(words));
  }
}
