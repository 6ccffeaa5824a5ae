package dev.kinoport.engine;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;

/** Something that a spectator may want to show. Notices are never needed to get anything right. */
public sealed interface Notice {
  /** Who the generation was ordered from; none only if the journal cannot be read to learn it. */
  Option<ProviderName> provider();

  /**
   * It is in the journal, its money is set aside, and nothing was sent yet. Told once, by the
   * process that started it.
   *
   * @param order what was bought
   */
  record Admitted(Order order) implements Notice {
    @Override
    public Option<ProviderName> provider() {
      return Option.of(order.provider());
    }
  }

  /**
   * An event was written down.
   *
   * @param event what happened
   * @param state where it led; an ended state holds the cost
   */
  record Moved(GenerationEvent event, GenerationState state) implements Notice {
    @Override
    public Option<ProviderName> provider() {
      return Option.of(state.order().provider());
    }
  }

  /**
   * The place in the provider's queue changed.
   *
   * @param provider whose queue
   * @param ahead how many requests come first, 0 or more
   */
  record QueueMoved(Option<ProviderName> provider, int ahead) implements Notice {}

  /**
   * The model logged a line.
   *
   * @param provider who sent it
   * @param line which
   */
  record Logged(Option<ProviderName> provider, LogLine line) implements Notice {}

  /**
   * A call failed and will be made again.
   *
   * @param provider who it was ordered from
   * @param kind what is wrong, in one word; none if it is the journal
   * @param reason for people; holds no secret
   * @param failures how many in a row, 1 or more
   */
  record Trouble(
      Option<ProviderName> provider,
      Option<dev.kinoport.generation.Trouble.Kind> kind,
      String reason,
      int failures)
      implements Notice {}

  /**
   * It waits for a person, and the journal says for what.
   *
   * @param provider who it was ordered from
   * @param trouble what keeps it
   */
  record Stuck(Option<ProviderName> provider, dev.kinoport.generation.Trouble trouble)
      implements Notice {}

  /**
   * The journal has lost what this process knew of it, as when an older copy was put in its place
   * under a running program. What may have been paid is not sent again; a person has to look.
   *
   * @param provider who it was ordered from
   * @param request the provider's name for it; none if the provider had told none yet
   * @param reason for people: what is lost, what it means for the money, what to do; holds no
   *     secret
   */
  record Forgotten(Option<ProviderName> provider, Option<String> request, String reason)
      implements Notice {}

  /**
   * Its provider is not in this process: it is left alone.
   *
   * @param provider who it was ordered from
   */
  record Elsewhere(Option<ProviderName> provider) implements Notice {}
}
