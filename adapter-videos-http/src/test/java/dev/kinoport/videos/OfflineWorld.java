package dev.kinoport.videos;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.testkit.http.LoopbackSockets;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * The fake provider, its server, and the adapter before it, all on one clock. The server has an
 * older job in its list, which failed and cost nothing: without one nobody could tell that it was
 * not restarted, and no absence would be believed.
 */
record OfflineWorld(VirtualTime time, FakeProvider provider, EmulatorServer server, Videos videos)
    implements AutoCloseable {
  private static final String EARLIER = "an earlier job";

  /** Every request goes like this. */
  static OfflineWorld playing(Life life, UnaryOperator<VideosConfig> wishes, Reading... readings) {
    return playing(life, VirtualTime.create(), wishes, readings);
  }

  /** Every request goes like this, on a clock. */
  static OfflineWorld playing(
      Life life, VirtualTime time, UnaryOperator<VideosConfig> wishes, Reading... readings) {
    return playing(life, time, time, wishes, readings);
  }

  /**
   * Every request goes like this.
   *
   * @param time the provider's
   * @param here the adapter's
   */
  static OfflineWorld playing(
      Life life,
      VirtualTime time,
      Timekeeper here,
      UnaryOperator<VideosConfig> wishes,
      Reading... readings) {
    int refusals = life.fault(Fault.NeverSent.class).fold(() -> 0, Fault.NeverSent::times);
    // No server can refuse one connection and take the next: here the client's sockets do.
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(Jobs.OFFERS)
            .script(
                Script.always(life.without(Fault.NeverSent.class))
                    .whenPromptHas(
                        EARLIER, Life.instant().failing(FakeError.INTERNAL_SERVER_ERROR.error())))
            .build();
    EmulatorServer server =
        EmulatorServer.before(provider)
            .readings(Readings.suggested().strict().with(readings))
            .start();
    submitEarlier(provider, time);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .socketFactory(new LoopbackSockets(server.address().getPort(), refusals))
            .build();
    VideosConfig config = Jobs.config(server.address()).http(http -> http.client(client));
    return new OfflineWorld(time, provider, server, Videos.open(wishes.apply(config), here));
  }

  private static void submitEarlier(FakeProvider provider, VirtualTime time) {
    provider.provider().video().submit(Jobs.submission(Jobs.KITE.prompt(EARLIER)));
    time.advance(Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    videos.close();
    server.close();
  }
}
