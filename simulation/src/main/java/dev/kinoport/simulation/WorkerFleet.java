package dev.kinoport.simulation;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Budget;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Many workers on one journal and one provider, in virtual time: what so many clips a minute ask of
 * the journal and of the provider. Nothing fails; the orders come evenly, to the workers in turn,
 * all paid from one purse. Every figure depends on what was asked for alone.
 *
 * @param workers 1 or more
 * @param perMinute clips that are ordered a minute
 * @param minutes for how long orders come
 * @param queued how long each waits at the provider
 * @param running how long each is being made
 */
record WorkerFleet(int workers, int perMinute, int minutes, Duration queued, Duration running) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * What was asked for, in all.
   *
   * @param clips that were ordered, and made
   * @param charged by the provider
   * @param reads of the journal
   * @param commits of the journal, each a transaction
   * @param requests to the provider, without downloads
   * @param mostOpen generations at the same time
   * @param lateness of the last end, behind the earliest moment that it could have had
   */
  record Load(
      long clips,
      long charged,
      long reads,
      long commits,
      long requests,
      long mostOpen,
      Duration lateness) {
    double perClip(long count) {
      return (double) count / clips;
    }
  }

  /** Lets them do it all, to the last end. */
  Load run() {
    VirtualTime time = VirtualTime.create();
    CountingJournal journal = new CountingJournal(new InMemoryJournal());
    FakeProvider provider =
        FakeProvider.on(time).script(Script.always(Life.lasting(queued, running))).build();
    CountingBackend backend = new CountingBackend(provider.provider().video());
    List<Kinoport> fleet = new ArrayList<>(workers);
    SplittableRandom dice = new SplittableRandom(workers);
    for (int i = 0; i < workers; i++) {
      fleet.add(
          Kinoport.builder()
              .provider(provider.provider().withVideo(backend))
              .journal(journal)
              .time(time)
              .dice(dice.split())
              .build());
    }
    int clips = perMinute * minutes;
    Duration pause = Duration.ofMinutes(1).dividedBy(perMinute);
    long mostOpen = 0;
    for (int i = 0; i < clips; i++) {
      order(fleet.get(i % workers), i, clips);
      mostOpen = Math.max(mostOpen, journal.open());
      time.advance(pause);
    }
    Instant earliest = time.now().minus(pause).plus(queued).plus(running);
    Instant end = time.now().plus(LONGEST);
    while (journal.open() > 0 && time.now().isBefore(end)) {
      time.advance(Duration.ofMillis(100));
    }
    fleet.forEach(Kinoport::close);
    return new Load(
        journal.ends(),
        provider.bill().count(),
        journal.reads(),
        journal.admissions() + journal.events() + journal.troubles(),
        backend.requests(),
        mostOpen,
        Duration.between(earliest, time.now()));
  }

  private static void order(Kinoport worker, int number, int clips) {
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard")
            .prompt("clip " + number)
            .firstFrame(ImageSource.url("https://images.example.com/" + number + ".png"));
    Terms terms =
        Terms.standard().key("clip-" + number).budget(new Budget("all", Money.usd(clips + ".00")));
    worker
        .start(draft, terms)
        .getOrElseThrow(failure -> new IllegalStateException(failure.message()));
  }
}
