package dev.kinoport.fake;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.util.List;

/** A provider with its bill, a journal and a Kinoport, all on one clock that the test turns. */
public record Stage(VirtualTime time, Journal journal, FakeProvider provider, Kinoport kinoport) {
  /** A request in order. */
  public static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("a kite over the hills")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  /** Another one. */
  public static final RequestDraft STORM = KITE.prompt("a storm over the hills");

  /** What either costs. */
  public static final Money PRICE = Money.usd("0.28");

  /** What nothing costs. */
  public static final Money NOTHING = Money.usd("0");

  /** All requests go like this. */
  public static Stage playing(Life life) {
    return playing(Script.always(life));
  }

  /** Requests go as the script says. */
  public static Stage playing(Script script) {
    VirtualTime time = VirtualTime.create();
    return of(time, FakeProvider.on(time).script(script).build());
  }

  /** With a provider put together elsewhere. */
  public static Stage of(VirtualTime time, FakeProvider provider) {
    Journal journal = new InMemoryJournal();
    return new Stage(
        time, journal, provider, builder(time, provider.provider()).journal(journal).build());
  }

  private static KinoportBuilder builder(VirtualTime time, Provider shop) {
    return Kinoport.builder().provider(shop).time(time);
  }

  /** Begins another process on the same clock, journal and provider. */
  public KinoportBuilder process() {
    return process(provider.provider());
  }

  /** Another process that is told of the provider in its own way. */
  public KinoportBuilder process(Provider shop) {
    return builder(time, shop).journal(journal);
  }

  /** Another process with other offers of the provider. */
  public KinoportBuilder processSelling(Catalogue offers) {
    return process(provider.provider().withOffers(offers));
  }

  /** What keeps a generation waiting, as the journal has it. */
  public Option<Trouble> trouble(GenerationId id) {
    return journal.trouble(id).get();
  }

  /** The purse that unnamed budgets pay from. */
  public BudgetLedger purse() {
    return journal.ledger("default").get();
  }

  /** What is written of a generation. */
  public List<GenerationEvent> events(GenerationId id) {
    return journal.read(id).get().get().events();
  }
}
