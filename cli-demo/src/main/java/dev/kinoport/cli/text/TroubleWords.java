package dev.kinoport.cli.text;

import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/** What keeps a generation waiting, for people and for programs. */
public final class TroubleWords {
  private TroubleWords() {}

  public static String of(Trouble trouble) {
    return Printable.line(
        "%s since %s, %s%s%s"
            .formatted(
                trouble.reason(),
                WholeSeconds.of(trouble.since()),
                trouble.times() == 1 ? "once" : trouble.times() + " times",
                trouble
                    .nextTry()
                    .map(at -> ", next try " + WholeSeconds.of(at))
                    .getOrElse(", no next try"),
                trouble.address().map(at -> ", at " + at).getOrElse("")));
  }

  public static Json document(Trouble trouble) {
    return Json.object()
        .with("kind", trouble.kind().name().toLowerCase(Locale.ROOT))
        .with("reason", trouble.reason())
        .with("stuck", trouble.stuck())
        .with("address", trouble.address().map(URI::toString))
        .with("since", trouble.since().toString())
        .with("times", trouble.times())
        .with("next_try", trouble.nextTry().map(Instant::toString));
  }

  /** What a person can do about it. */
  public static String lever(GenerationId id, Trouble trouble) {
    String giveUp = "kinoport abandon " + id + " gives it up";
    return switch (trouble.kind()) {
      case CLIP_FORBIDDEN ->
          trouble
                  .hostToAllow()
                  .map(host ->
                      "kinoport resume %s --allow-clip-host %s lets it come from there; "
                          .formatted(id, Printable.line(host)))
                  .getOrElse("")
              + "kinoport adopt-clip %s FILE takes a clip that you have; %s".formatted(id, giveUp);
      case WITHOUT_CLIP, CLIP_UNACCEPTABLE, CLIP_GONE, CLIP_DAMAGED, CLIP_INTERRUPTED ->
          "kinoport retry %s looks again; kinoport adopt-clip %s FILE takes a clip that you have; %s"
              .formatted(id, id, giveUp);
      case IN_DOUBT -> "kinoport reconcile says what can be done";
      default -> "mend it, then kinoport retry %s; %s".formatted(id, giveUp);
    };
  }
}
