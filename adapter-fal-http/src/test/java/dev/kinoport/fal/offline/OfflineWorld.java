package dev.kinoport.fal.offline;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The fake provider, its server, and the adapter before it, all on one clock. */
record OfflineWorld(Timekeeper time, FakeProvider provider, EmulatorServer server, Fal fal)
    implements AutoCloseable {
  /** A cheap request, and quickly rendered. */
  static final RequestDraft KITE =
      RequestDraft.of("hailuo-02-standard")
          .prompt("a kite over the hills")
          .resolution("512P")
          .firstFrame(ImageSource.url("https://images.example/kite.png"));

  /** Every request goes like this, on a clock that only the test turns. */
  static OfflineWorld playing(Life life, Transport transport, Path clips) {
    return playing(life, VirtualTime.create(), transport, config -> config.clips(clips));
  }

  /**
   * Every request goes like this.
   *
   * @param time for provider and adapter
   * @param wishes what is not default in the adapter's set-up
   */
  static OfflineWorld playing(
      Life life, Timekeeper time, Transport transport, UnaryOperator<FalConfig> wishes) {
    return selling(FalOffers.catalogue(), life, time, transport, wishes);
  }

  /**
   * Every request goes like this.
   *
   * @param offers what the provider sells; the adapter sells what the wishes say
   * @param time for provider and adapter
   * @param wishes what is not default in the adapter's set-up
   */
  static OfflineWorld selling(
      Catalogue offers,
      Life life,
      Timekeeper time,
      Transport transport,
      UnaryOperator<FalConfig> wishes) {
    // No server can refuse one connection and take the next: here the client's sockets do.
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(offers)
            .script(Script.always(life.without(Fault.NeverSent.class)))
            .build();
    Option<Fault.NeverSent> never = life.fault(Fault.NeverSent.class);
    return before(provider, time, transport, never.fold(() -> 0, Fault.NeverSent::times), wishes);
  }

  /**
   * With a provider put together elsewhere.
   *
   * @param refusals how many connections are refused before the first is made
   */
  static OfflineWorld before(
      FakeProvider provider,
      Timekeeper time,
      Transport transport,
      int refusals,
      UnaryOperator<FalConfig> wishes) {
    // What real fal would ignore must not be sent at all.
    EmulatorServer server =
        EmulatorServer.before(provider).readings(Readings.suggested().strict()).start();
    Fal fal = Fal.open(wishes.apply(transport.config(server, refusals)), time);
    return new OfflineWorld(time, provider, server, fal);
  }

  @Override
  public void close() {
    fal.close();
    server.close();
  }
}
