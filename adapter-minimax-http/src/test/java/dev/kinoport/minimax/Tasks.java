package dev.kinoport.minimax;

import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;

/** Requests and answers that many tests need. */
final class Tasks {
  static final ProviderName NAME = ProviderName.of("minimax-emulator");
  static final String TASK_ID = "106916112212032";
  static final RequestDraft KITE =
      RequestDraft.of("hailuo-02-standard")
          .prompt("a kite over the hills")
          .resolution("512P")
          .firstFrame(ImageSource.url("https://images.example/kite.png"));

  private Tasks() {}

  static Submission submission() {
    return new Submission(
        "gen-1",
        RequestChecker.check(MinimaxOffers.catalogue(), KITE).get().document(),
        Map.of(),
        Option.none());
  }

  static Handle handle() {
    return Handle.of(NAME, TASK_ID);
  }

  static String accepted() {
    return answer("\"task_id\":\"" + TASK_ID + "\",", 0, "success");
  }

  /** An answer with this at its beginning. */
  static String answer(String members, int code, String words) {
    return "{%s\"base_resp\":{\"status_code\":%d,\"status_msg\":\"%s\"}}"
        .formatted(members, code, words);
  }

  static MinimaxConfig config(URI server) {
    return MinimaxConfig.emulator(server);
  }
}
