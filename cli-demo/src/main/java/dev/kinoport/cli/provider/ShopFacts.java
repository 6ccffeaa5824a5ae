package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.json.Json;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.videos.VideosConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** What a shop can, from its set-up alone: nothing is contacted. */
final class ShopFacts {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private ShopFacts() {}

  /**
   * What it can.
   *
   * @throws IllegalArgumentException for the fake, which is no shop
   */
  static Capabilities of(BackendName shop) {
    return switch (shop) {
      case FAKE -> throw new IllegalArgumentException("the fake is no shop");
      case FAL -> FalConfig.emulator(NOWHERE).capabilities();
      case MINIMAX -> MinimaxConfig.emulator(NOWHERE).capabilities();
      case REPLICATE -> ReplicateConfig.emulator(NOWHERE).capabilities();
      case VIDEOS -> VideosConfig.emulator(NOWHERE).capabilities();
    };
  }

  /** {@code cancel while queued, lost answers by listing, kept 24 h, 5 a minute}. */
  static String words(Capabilities can) {
    return "cancel %s, lost answers by %s, kept %s%s%s"
        .formatted(
            word(can.cancel()),
            word(can.search().way()),
            span(can.resultKept()),
            can.submitsPerMinute().fold(() -> "", most -> ", " + most + " a minute"),
            can.inFlight().fold(() -> "", most -> ", " + most + " at once"));
  }

  static Json.Members document(Capabilities can) {
    return Json.object()
        .with("cancel", word(can.cancel()))
        .with("lostAnswers", word(can.search().way()))
        .with("resultKeptSeconds", can.resultKept().toSeconds())
        .with("submitsPerMinute", limit(can.submitsPerMinute()))
        .with("inFlight", limit(can.inFlight()));
  }

  private static Json limit(io.vavr.control.Option<Integer> most) {
    return most.<Json>fold(
        () -> Json.Nothing.NULL, known -> new Json.Num(java.math.BigDecimal.valueOf(known)));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String span(Duration span) {
    return span.toHours() >= 72 ? span.toDays() + " days" : span.toHours() + " h";
  }
}
