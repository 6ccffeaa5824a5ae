package dev.kinoport.replicate;

import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;

/** Requests and answers that many tests need. */
final class Predictions {
  static final ProviderName NAME = ProviderName.of("replicate-emulator");
  static final String ID = "rrr4z55ocneqzikepnug6xezpe";
  static final RequestDraft KITE =
      RequestDraft.of("hailuo-02-standard")
          .prompt("a kite over the hills")
          .resolution("512P")
          .firstFrame(ImageSource.url("https://images.example/kite.png"));

  /** What {@link #KITE} comes to. */
  static final String INPUT =
      "\"duration\":6,\"first_frame_image\":\"https://images.example/kite.png\","
          + "\"prompt\":\"a kite over the hills\",\"prompt_optimizer\":true,"
          + "\"resolution\":\"512p\"";

  private Predictions() {}

  static Submission submission() {
    return submission(KITE);
  }

  static Submission submission(RequestDraft draft) {
    return new Submission(
        "gen-1",
        RequestChecker.check(ReplicateOffers.catalogue(), draft).get().document(),
        Map.of(),
        Option.none());
  }

  static Handle handle() {
    return Handle.of(NAME, ID);
  }

  static String accepted() {
    return prediction("starting", "");
  }

  /** An object in a status, with more members behind it. */
  static String prediction(String status, String more) {
    return "{\"id\":\"%s\",\"model\":\"minimax/hailuo-02\",\"status\":\"%s\"%s}"
        .formatted(ID, status, more);
  }

  static String problem(int status, String detail, String more) {
    return "{\"title\":\"t\",\"detail\":\"%s\",\"status\":%d%s}".formatted(detail, status, more);
  }

  static ReplicateConfig config(URI server) {
    return ReplicateConfig.emulator(server);
  }

  /** The kind of an answer, and of a refusal. */
  static String shown(SubmitAnswer answer) {
    return answer instanceof SubmitAnswer.Refused refused
        ? "Refused " + refused.error().kind()
        : answer.getClass().getSimpleName();
  }
}
