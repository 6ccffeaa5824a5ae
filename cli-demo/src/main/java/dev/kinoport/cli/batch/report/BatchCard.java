package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.plan.LineOutcome;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.generation.Order;
import dev.kinoport.media.LocalImage;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** One line of a batch on its page: the clip, or why there is none. */
final class BatchCard {
  /** Beyond this many a browser loads a clip only when somebody plays it. */
  private static final int LOADED_AT_ONCE = 100;

  private final Html html;
  private final Path folder;
  private final Poster posters = new Poster();
  private int written;

  BatchCard(Html html, Path folder) {
    this.html = html;
    this.folder = folder.toAbsolutePath().normalize();
  }

  void write(LineOutcome outcome) {
    written++;
    html.raw("<li class=\"card\">\n");
    picture(outcome);
    html.raw("<div class=\"words\">\n<div class=\"top\"><h2>Line ")
        .text(String.valueOf(outcome.line().number()))
        .raw("</h2><span class=\"state ")
        .text(colour(outcome))
        .raw("\">")
        .text(outcome.status().replace('_', ' '))
        .raw("</span></div>\n<p class=\"prompt\" dir=\"auto\">")
        .text(prompt(outcome))
        .raw("</p>\n");
    outcome
        .ended()
        .end()
        .peekLeft(failure ->
            html.raw("<p class=\"why ")
                .text(colour(outcome))
                .raw("\">")
                .text(failure.message())
                .raw("</p>\n"));
    facts(outcome);
    html.raw("</div>\n</li>\n");
  }

  private static String colour(LineOutcome outcome) {
    String status = outcome.status();
    return switch (status) {
      case "succeeded", "failed", "cancelled", "in_doubt" -> status;
      default -> "open";
    };
  }

  private static String prompt(LineOutcome outcome) {
    return outcome.bought().document().prompt().getOrElse("");
  }

  private void picture(LineOutcome outcome) {
    Option<String> poster =
        Option.ofOptional(outcome.bought().request().localImages().stream().findFirst())
            .flatMap((LocalImage image) -> posters.of(image));
    if (outcome.ended().clip().isDefined()) {
      outcome.ended().clip().forEach(clip -> video(outcome, clip, poster));
    } else if (poster.isDefined()) {
      html.raw("<img alt=\"The image that it was to begin with\" src=\"")
          .raw(poster.getOrElse(""))
          .raw("\">\n");
    } else {
      html.raw("<div class=\"blank\">no clip</div>\n");
    }
  }

  private void video(LineOutcome outcome, FinishedClip clip, Option<String> poster) {
    html.raw("<video controls playsinline preload=\"")
        .raw(written <= LOADED_AT_ONCE ? "metadata" : "none")
        .raw("\" aria-label=\"Clip of line ")
        .text(outcome.line().number() + ": " + prompt(outcome))
        .raw("\" src=\"")
        .text(address(clip.file()))
        .raw("\"");
    poster.forEach(uri -> html.raw(" poster=\"").raw(uri).raw("\""));
    html.raw("></video>\n");
  }

  private void facts(LineOutcome outcome) {
    Order order = outcome.bought();
    html.raw("<dl class=\"facts\">\n").fact("Model", order.request().model());
    outcome.ended().clip().flatMap(FinishedClip::facts).forEach(it -> html.fact("Picture", of(it)));
    outcome.ended().clip().flatMap(FinishedClip::word).forEach(word -> html.fact("Note", word));
    html.fact("Cost", cost(outcome))
        .fact("Estimate", order.price().map(Money::toString).getOrElse("unknown"));
    for (FinishedClip clip : outcome.ended().clip()) {
      html.raw("<dt>File</dt><dd><a href=\"")
          .text(address(clip.file()))
          .raw("\">")
          .text(String.valueOf(clip.file().getFileName()))
          .raw("</a></dd>\n");
    }
    outcome.line().line().notes().forEach(notes -> html.fact("Notes", notes));
    html.fact("Id", order.id().value());
    order.label().forEach(label -> html.fact("Label", label));
    html.raw("</dl>\n");
  }

  private static String cost(LineOutcome outcome) {
    Ended ended = outcome.ended();
    return ended
        .end()
        .fold(
            failure ->
                failure
                    .actual()
                    .map(Money::toString)
                    .getOrElse(ended.isOpen() ? "not yet known" : "unknown"),
            generated -> Prices.of(generated.cost()));
  }

  private static String of(ClipFacts facts) {
    return "%d x %d px, %s s"
        .formatted(
            facts.widthPx(),
            facts.heightPx(),
            facts.seconds().stripTrailingZeros().toPlainString());
  }

  /** Relative to the page, so that the folder can be moved. */
  private String address(Path clip) {
    Path relative = folder.relativize(clip.toAbsolutePath().normalize());
    try {
      // A path of its own: a colon in the first name would make it a scheme.
      return new URI(null, null, "./" + relative.toString().replace('\\', '/'), null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + relative, e);
    }
  }
}
