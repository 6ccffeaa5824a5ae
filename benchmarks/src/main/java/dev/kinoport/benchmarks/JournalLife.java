package dev.kinoport.benchmarks;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lives of generations as the engine writes them, from one purse. */
final class JournalLife {
  /** Of one life: the admission and what {@link #events} are. */
  static final int COMMITS = 7;

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final ProviderName SHOP = ProviderName.of("shop");
  private static final Budget PURSE = new Budget("benchmark", Money.usd("1000000"));
  private static final Quote QUOTE =
      new Quote.Known(
          Money.usd("0.28"), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "one clip");

  private final Checked wish = DistinctOrders.checked(1);
  private final Journal journal;
  private final String name;
  private int number;

  JournalLife(Journal journal, String name) {
    this.journal = journal;
    this.name = name;
  }

  /** The next order. All want the same clip: to check what is wanted is not the journal's work. */
  Order order() {
    number++;
    return new Order(
        new GenerationId(name + "-" + number),
        Option.of(name + "-" + number),
        wish.request(),
        new OrderedOffer(SHOP, wish.document(), QUOTE, Option.none()),
        Option.of(PURSE),
        Option.none(),
        Option.none(),
        Map.of(),
        AT.plusSeconds(number));
  }

  void admit(Order order) {
    must(journal.admit(List.of(order)).isRight());
  }

  void admitAll(int count) {
    must(journal.admit(Stream.generate(this::order).limit(count).toList()).isRight());
  }

  void live(Order order) {
    admit(order);
    long version = 1;
    for (GenerationEvent event : events(order)) {
      must(journal.append(order.id(), version++, event).isRight());
    }
  }

  private List<GenerationEvent> events(Order order) {
    URI clip = URI.create("https://clips.example.com/" + order.id() + ".mp4");
    return List.of(
        new GenerationEvent.SubmitStarted(1, AT.plusSeconds(180), AT),
        new GenerationEvent.SubmitAccepted(
            Handle.of(SHOP, "request-" + order.id()), GenerationEvent.Via.ANSWER, AT),
        new GenerationEvent.Started(AT),
        new GenerationEvent.Completed(AT),
        new GenerationEvent.ResultFetched(
            new RemoteClip(clip, Option.of("video/mp4"), Option.of(2_000_000L)),
            Charge.unknown(),
            AT),
        new GenerationEvent.ClipStored(
            new StoredClip(clip, Option.none()), Cost.of(order, Charge.unknown()), AT));
  }

  private static void must(boolean done) {
    if (!done) {
      throw new IllegalStateException("the journal refused");
    }
  }
}
