package dev.kinoport.benchmarks.shops;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.Script;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Instant;

/** One server that stands in for every shop, in this process, which does nothing else meanwhile. */
final class ShopServer implements AutoCloseable {
  private final FakeProvider provider;
  private final EmulatorServer server;

  /** With a world in this time, whose jobs live by this script. */
  ShopServer(Timekeeper time, Script script) {
    provider = FakeProvider.on(time).catalogue(ShippedOffers.catalogue()).script(script).build();
    server =
        EmulatorServer.before(provider)
            .readings(Readings.suggested().with(Reading.MINIMAX_TAKES_20_A_MINUTE))
            .start();
  }

  String address() {
    return server.address().toString();
  }

  /** How many requests have come, for whatever. */
  int requests() {
    return server.requests().size();
  }

  int accepted() {
    return provider.accepted().size();
  }

  /** When the work for this prompt was over; none if nobody asked for it. */
  Option<Instant> completedAt(String prompt) {
    return Option.ofOptional(
        provider.administration().jobs().stream()
            .filter(job -> job.request().prompt().contains(prompt))
            .map(JobView::completesAt)
            .findFirst());
  }

  @Override
  public void close() {
    server.close();
    provider.close();
  }
}
