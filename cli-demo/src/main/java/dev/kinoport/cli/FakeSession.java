package dev.kinoport.cli;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;

/** The provider in this process's memory. */
final class FakeSession {
  private static final Duration SOON = Duration.ofMillis(100);

  private FakeSession() {}

  static Session open(FakeOptions options, Vault vault, GenerationListener listener) {
    Pace pace = options.pace();
    Life life =
        options.mishap().fold(() -> FakeLives.of(pace), mishap -> FakeLives.of(pace, mishap));
    Timekeeper time = pace == Pace.INSTANT ? VirtualTime.create() : new SystemTime();
    FakeProvider provider =
        FakeProvider.on(time)
            .script(Script.always(life))
            .seed(options.seed().getOrElse(0L))
            .build();
    KinoportBuilder builder =
        Kinoport.builder()
            .backend(
                provider
                    .backend()
                    .withClips(new FileClipStore(vault.clips(), provider.clipSource())))
            .journal(vault.journal())
            .time(time)
            .settings(pace == Pace.FAST ? impatient() : EngineSettings.standard())
            .listener(listener);
    options.seed().forEach(seed -> builder.dice(new SplittableRandom(seed)));
    if (time instanceof SystemTime system) {
      builder.owning(system);
    }
    Duration usual = life.queued().plus(life.running());
    return new Session(builder.build(), time, usual, Option.none(), false, Option.none());
  }

  /** For a provider that is done within two seconds, and forgets as fast. */
  private static EngineSettings impatient() {
    Duration second = Duration.ofSeconds(1);
    return new EngineSettings(
        Duration.ofMinutes(3),
        8,
        second,
        SOON,
        SOON,
        SOON,
        SOON,
        SOON.multipliedBy(3),
        second,
        second);
  }
}
