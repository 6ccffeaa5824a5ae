package dev.kinoport.pages.playground;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.id;

import dev.kinoport.Kinoport;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.offer.Offer;
import dev.kinoport.pages.web.Form;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind the page, and what was tried through it. Another world gives the ids of the
 * last one again, so with the world all of it begins anew. Safe for use by many threads.
 */
final class TrialDesk implements AutoCloseable {
  private static final String FIRST_OFFER = "hailuo-2.3-standard";
  private static final int MOST_TRIALS = 200;
  private static final int SHOWN_TRIALS = 8;

  private final EmulatorServer server;
  private final FakeProvider provider;
  private final Shops shops;
  private final Map<GenerationId, Trial> trials = new LinkedHashMap<>();
  private @Nullable Opened opened;

  /** The engine, and where it writes. */
  private record Opened(Kinoport kinoport, InMemoryJournal journal, String world) {}

  /** Contacts nobody yet. */
  TrialDesk(EmulatorServer server, FakeProvider provider, Shops shops) {
    this.server = server;
    this.provider = provider;
    this.shops = shops;
  }

  private synchronized Opened opened() {
    Opened known = opened;
    if (known != null && known.world().equals(provider.world())) {
      return known;
    }
    reset();
    InMemoryJournal journal = new InMemoryJournal();
    Kinoport kinoport =
        shops
            .before(server.address())
            .journal(journal)
            .settings(
                EngineSettings.standard()
                    .polling(Duration.ofMillis(200), Duration.ofSeconds(1))
                    .pausing(Duration.ofMillis(200), Duration.ofSeconds(2)))
            .listener((id, notice) -> trial(id).peek(it -> it.heard(notice, now())))
            .build();
    Opened fresh = new Opened(kinoport, journal, provider.world());
    opened = fresh;
    return fresh;
  }

  /** The engine of this world. */
  Kinoport kinoport() {
    return opened().kinoport();
  }

  /** What is written down of a generation; none if it is not known. */
  Option<History> history(GenerationId id) {
    return opened().journal().read(id).getOrElse(Option.none());
  }

  /** What is in its way; none if nothing is. */
  Option<Trouble> trouble(GenerationId id) {
    return opened().journal().trouble(id).getOrElse(Option.none());
  }

  /** By the clock of the world. */
  Instant now() {
    return provider.administration().time().now();
  }

  /** What is sold here today, shop by shop. */
  List<Offer> offers() {
    return kinoport().providers().stream()
        .flatMap(it -> it.offers().offers().stream())
        .filter(offer -> offer.isSold(now()))
        .toList();
  }

  /** What a form chooses, or what stands first. */
  Offer offer(Form form) {
    String name = form.or("model", FIRST_OFFER);
    List<Offer> all = offers();
    return all.stream()
        .filter(it -> it.alias().equals(name) || it.name().equals(name))
        .findFirst()
        .orElseGet(all::getFirst);
  }

  private synchronized Option<Trial> trial(GenerationId id) {
    return Option.of(trials.get(id));
  }

  /** What was tried under this id; none if nothing was, or it is long ago. */
  Option<Trial> trial(String id) {
    return id.matches("[A-Za-z0-9_-]{1,64}") ? trial(new GenerationId(id)) : Option.none();
  }

  /** Remembers what begins here. */
  synchronized Trial begun(GenerationId id, Form form) {
    Trial trial = trials.computeIfAbsent(id, name -> new Trial(name, form));
    while (trials.size() > MOST_TRIALS) {
      trials.remove(trials.keySet().iterator().next());
    }
    return trial;
  }

  /** The last ones, newest first. */
  synchronized List<Trial> newest() {
    List<Trial> all = new ArrayList<>(trials.values());
    return all.reversed().subList(0, Math.min(SHOWN_TRIALS, all.size()));
  }

  /** Forgets what was tried here, as the world has forgotten it. */
  synchronized void reset() {
    close();
    trials.clear();
  }

  @Override
  public synchronized void close() {
    Opened open = opened;
    opened = null;
    if (open != null) {
      open.kinoport().close();
    }
  }
}
