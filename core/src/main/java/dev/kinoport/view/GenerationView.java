package dev.kinoport.view;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a generation stands, flat: texts, numbers and flags, so that every JSON library writes the
 * same of it, and the command line's {@code show --json} begins alike. It holds no prompt and no
 * address that a signature stands in.
 *
 * <p>What is not known, or does not apply, is null; a reader takes an absent member for null.
 * Within {@link #VERSION} members are added and none is taken away or given another meaning.
 *
 * @param version of this form: {@link #VERSION}
 * @param id our name for it
 * @param status {@code planned}, {@code submitting}, {@code in_doubt}, {@code queued}, {@code
 *     running}, {@code fetching}, {@code downloading}, {@code succeeded}, {@code failed} or {@code
 *     cancelled}
 * @param ended whether nothing more can happen
 * @param stuck whether it waits for a person
 * @param model the shop's name for what was bought
 * @param provider who sold it
 * @param requestId the provider's name for it, once it has one
 * @param label the caller's word for grouping
 * @param key the caller's idempotency key
 * @param queueAhead how many requests come first at the provider, as last heard; 0 or more
 * @param progress the last line that the model has logged, as last heard in this process
 * @param orderedAt when it was admitted, as ISO 8601 in UTC
 * @param acceptedAt when the provider took it
 * @param startedAt when the work was first seen
 * @param endedAt when it ended
 * @param since when its status began
 * @param quote the price of the offer that holds now, as it was admitted
 * @param actual what it cost in the end
 * @param costBasis how that is known: a word of {@link Cost.Basis}, in lower case
 * @param reason why it failed, is in doubt or waits; for people
 * @param clipLocation where the clip is kept, an address
 * @param clipBytes length of the clip
 * @param clipSha256 digest of the clip, lower-case hex
 * @param tried who said no before, free of charge, so that it was asked of the next; may be empty
 */
public record GenerationView(
    int version,
    String id,
    String status,
    boolean ended,
    boolean stuck,
    String model,
    String provider,
    @Nullable String requestId,
    @Nullable String label,
    @Nullable String key,
    @Nullable Integer queueAhead,
    @Nullable String progress,
    String orderedAt,
    @Nullable String acceptedAt,
    @Nullable String startedAt,
    @Nullable String endedAt,
    String since,
    @Nullable MoneyView quote,
    @Nullable MoneyView actual,
    @Nullable String costBasis,
    @Nullable String reason,
    @Nullable String clipLocation,
    @Nullable Long clipBytes,
    @Nullable String clipSha256,
    List<TriedView> tried) {
  /** The form that this program writes. */
  public static final int VERSION = 1;

  public GenerationView {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(status, "status must not be null");
    Objects.requireNonNull(model, "model must not be null");
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(orderedAt, "orderedAt must not be null");
    Objects.requireNonNull(since, "since must not be null");
    Objects.requireNonNull(tried, "tried must not be null");
    tried = List.copyOf(tried);
  }

  /**
   * Shows what the journal knows.
   *
   * @param trouble what keeps it waiting, if something does
   */
  public static GenerationView of(History history, Option<Trouble> trouble) {
    Objects.requireNonNull(history, "history must not be null");
    Objects.requireNonNull(trouble, "trouble must not be null");
    GenerationState state = history.state();
    Order order = state.order();
    Option<StoredClip.Fingerprint> print = clip(state).flatMap(StoredClip::fingerprint);
    return new GenerationView(
        VERSION,
        history.id().value(),
        word(Phase.of(state)),
        state instanceof GenerationState.Ended,
        state instanceof GenerationState.InDoubt || trouble.exists(Trouble::stuck),
        order.document().sku(),
        order.provider().value(),
        orNull(state.atProvider().map(Handle::requestId)),
        orNull(order.label()),
        orNull(order.key()),
        null,
        null,
        order.orderedAt().toString(),
        when(history, GenerationEvent.SubmitAccepted.class::isInstance),
        when(history, GenerationEvent.Started.class::isInstance),
        when(history, GenerationEvent.End.class::isInstance),
        state.since().toString(),
        money(order.price()),
        money(cost(state).flatMap(Cost::amount)),
        orNull(cost(state).map(cost -> word(cost.basis()))),
        orNull(reason(state).orElse(trouble.map(Trouble::reason))),
        orNull(clip(state).map(kept -> kept.location().toString())),
        orNull(print.map(StoredClip.Fingerprint::bytes)),
        orNull(print.map(StoredClip.Fingerprint::sha256)),
        tried(history));
  }

  /**
   * The same, with what was heard meanwhile and is in no journal.
   *
   * @param ahead how many requests come first, 0 or more
   * @param line the last that was logged
   */
  public GenerationView heard(@Nullable Integer ahead, @Nullable String line) {
    return new GenerationView(
        version,
        id,
        status,
        ended,
        stuck,
        model,
        provider,
        requestId,
        label,
        key,
        ahead,
        line,
        orderedAt,
        acceptedAt,
        startedAt,
        endedAt,
        since,
        quote,
        actual,
        costBasis,
        reason,
        clipLocation,
        clipBytes,
        clipSha256,
        tried);
  }

  private static List<TriedView> tried(History history) {
    List<OrderedOffer> offers = history.admitted().offers();
    List<TriedView> tried = new ArrayList<>();
    for (GenerationEvent event : history.events()) {
      if (event instanceof GenerationEvent.MovedOn moved) {
        OrderedOffer offer = offers.get(tried.size());
        tried.add(
            new TriedView(
                offer.provider().value(),
                offer.document().sku(),
                moved.failure().message(),
                moved.at().toString()));
      }
    }
    return tried;
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static <T> @Nullable T orNull(Option<T> value) {
    return value.getOrNull();
  }

  private static @Nullable MoneyView money(Option<Money> money) {
    return orNull(money.map(MoneyView::of));
  }

  private static @Nullable String when(History history, Predicate<GenerationEvent> kind) {
    return history.events().stream()
        .filter(kind)
        .reduce((earlier, later) -> later)
        .map(GenerationEvent::at)
        .map(Instant::toString)
        .orElse(null);
  }

  private static Option<Cost> cost(GenerationState state) {
    return state instanceof GenerationState.Ended ended ? Option.of(ended.cost()) : Option.none();
  }

  private static Option<StoredClip> clip(GenerationState state) {
    return state instanceof GenerationState.Succeeded done ? Option.of(done.clip()) : Option.none();
  }

  private static Option<String> reason(GenerationState state) {
    return switch (state) {
      case GenerationState.InDoubt doubt -> Option.of(doubt.reason());
      case GenerationState.Failed failed -> Option.of(failed.failure().message());
      case GenerationState.Planned planned -> planned.lastTrouble();
      case GenerationState.Submitting submitting -> Option.none();
      case GenerationState.Accepted accepted -> Option.none();
      case GenerationState.Succeeded done -> Option.none();
      case GenerationState.Cancelled gone -> Option.none();
    };
  }
}
