package dev.kinoport.journal;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One generation in a list: what can be told of it without reading all its events.
 *
 * @param id which
 * @param model alias of its model
 * @param provider who it was ordered from
 * @param label the caller's word for grouping
 * @param phase where it stands
 * @param quoted the price of the offer that holds now; none when unknown
 * @param setAside what was set aside when it was admitted: the dearest of its offers; none when
 *     unknown
 * @param cost what it cost in the end; none before its end
 * @param trouble what keeps it waiting, if something does
 * @param orderedAt when it was admitted
 * @param since when its phase began
 */
public record Summary(
    GenerationId id,
    String model,
    ProviderName provider,
    Option<String> label,
    Phase phase,
    Option<Money> quoted,
    Option<Money> setAside,
    Option<Cost> cost,
    Option<Trouble> trouble,
    Instant orderedAt,
    Instant since) {

  /**
   * Sums a history up.
   *
   * @param trouble what keeps it waiting, if something does
   */
  public static Summary of(History history, Option<Trouble> trouble) {
    GenerationState state = history.state();
    return new Summary(
        history.id(),
        state.order().request().model(),
        state.order().provider(),
        state.order().label(),
        Phase.of(state),
        state.order().price(),
        history.admitted().reservation(),
        state instanceof GenerationState.Ended ended ? Option.of(ended.cost()) : Option.none(),
        trouble,
        state.order().orderedAt(),
        state.since());
  }

  /** The money set aside for it now; none when it has ended or its price is unknown. */
  public Option<Money> reserved() {
    return phase.isEnd() ? Option.none() : setAside;
  }
}
