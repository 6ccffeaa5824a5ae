package dev.kinoport.minimax;

import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.testkit.http.LoopbackSockets;
import dev.kinoport.time.Timekeeper;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** The fake provider, its server, and the adapter before it, all on one clock. */
record OfflineWorld(VirtualTime time, FakeProvider provider, EmulatorServer server, Minimax minimax)
    implements AutoCloseable {
  /** Every request goes like this. */
  static OfflineWorld playing(Life life, UnaryOperator<MinimaxConfig> wishes, Reading... readings) {
    return playing(life, VirtualTime.create(), wishes, readings);
  }

  /** Every request goes like this, on a clock. */
  static OfflineWorld playing(
      Life life, VirtualTime time, UnaryOperator<MinimaxConfig> wishes, Reading... readings) {
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
      UnaryOperator<MinimaxConfig> wishes,
      Reading... readings) {
    int refusals = life.fault(Fault.NeverSent.class).fold(() -> 0, Fault.NeverSent::times);
    // No server can refuse one connection and take the next: here the client's sockets do.
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(MinimaxOffers.catalogue())
            .script(Script.always(life.without(Fault.NeverSent.class)))
            .build();
    EmulatorServer server =
        EmulatorServer.before(provider)
            .readings(Readings.suggested().strict().with(readings))
            .start();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .socketFactory(new LoopbackSockets(server.address().getPort(), refusals))
            .build();
    MinimaxConfig config =
        MinimaxConfig.emulator(server.address())
            .submitsPerMinute(1_000)
            .http(http -> http.client(client));
    return new OfflineWorld(time, provider, server, Minimax.open(wishes.apply(config), here));
  }

  @Override
  public void close() {
    minimax.close();
    server.close();
  }
}
