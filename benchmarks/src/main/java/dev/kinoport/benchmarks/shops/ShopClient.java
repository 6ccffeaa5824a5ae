package dev.kinoport.benchmarks.shops;

import dev.kinoport.Kinoport;
import dev.kinoport.benchmarks.wire.ClientOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Kinoport as a program of its own that buys clips at one shop, all at once, and keeps them. */
public final class ShopClient {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private ShopClient() {}

  /** The program. */
  public static void main(String[] arguments) throws Exception {
    ClientOptions options = new ClientOptions(arguments);
    Shop shop = Shop.valueOf(options.text("--shop", "").toUpperCase(Locale.ROOT));
    Shop.Open open = shop.open(options.server(), Files.createTempDirectory("clips"));
    try (Kinoport kinoport = Kinoport.builder().provider(open.provider()).build();
        ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int warmUp = 0; warmUp < options.number("--warm-ups", 0); warmUp++) {
        kinoport.generate(shop.draft("warm up " + options.prompt(warmUp)), shop.terms());
      }
      for (int job = 0; job < options.number("--jobs", 1); job++) {
        String prompt = options.prompt(job);
        buyers.execute(() -> buy(kinoport, shop, prompt));
      }
    } finally {
      open.connections().close();
    }
  }

  private static void buy(Kinoport kinoport, Shop shop, String prompt) {
    boolean isOk = kinoport.generate(shop.draft(prompt), shop.terms()).isRight();
    OUT.println(new BoughtClip(prompt, Instant.now(), isOk).line());
  }
}
