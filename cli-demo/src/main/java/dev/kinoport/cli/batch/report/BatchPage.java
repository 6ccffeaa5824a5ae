package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.console.Version;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.journal.SpendingReport;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The report of a batch as a page that stands alone: style and pictures are in it, clips are beside
 * it, and nothing is asked of any network.
 */
public final class BatchPage {
  public static final String NAME = "report.html";

  /** Whatever got past the escaping would still not run, nor call anybody. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self' file:";

  private final Html html = new Html();
  private final Path folder;

  private BatchPage(Path folder) {
    this.folder = folder;
  }

  /** Writes the page, whole or not at all; left: why not. */
  public static Either<String, Path> write(Path folder, Path file, BatchSummary summary) {
    Path page = folder.resolve(NAME);
    try {
      PrivateFiles.write(
          page, new BatchPage(folder).of(file, summary).getBytes(StandardCharsets.UTF_8));
      PrivateFiles.share(page);
      return Either.right(page);
    } catch (IOException e) {
      return Either.left("the report cannot be written: " + IoReason.ofFile(e));
    }
  }

  private String of(Path file, BatchSummary summary) {
    String title = "Batch " + file.getFileName();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .raw(POLICY)
        .raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<title>")
        .text(title)
        .raw("</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n<body>\n<header>\n<h1>")
        .text(title)
        .raw("</h1>\n");
    totals(summary);
    html.raw("</header>\n<main>\n<ul class=\"cards\">\n");
    BatchCard card = new BatchCard(html, folder);
    summary.outcomes().forEach(card::write);
    return html.raw("</ul>\n</main>\n<footer>Made by ")
        .text(Version.text().lines().findFirst().orElse("kinoport"))
        .raw("</footer>\n</body>\n</html>\n")
        .toString();
  }

  private void totals(BatchSummary summary) {
    SpendingReport spending = summary.spending();
    html.raw("<dl class=\"totals\">\n");
    total("Clips", summary.made() + " of " + summary.outcomes().size());
    for (Map.Entry<String, Integer> cause : summary.causes().entrySet()) {
      total(words(cause.getKey()), String.valueOf(cause.getValue()));
    }
    total("Spent", MoneySums.words(spending.actual()));
    total("Estimated", MoneySums.words(spending.estimated()));
    if (!spending.reserved().isEmpty()) {
      total("Set aside", MoneySums.words(spending.reserved()));
    }
    if (spending.unknown() > 0) {
      total("Of unknown cost", String.valueOf(spending.unknown()));
    }
    html.raw("</dl>\n");
  }

  private void total(String term, String text) {
    html.raw("<div>").fact(term, text).raw("</div>\n");
  }

  /** {@code refused_by_provider} as people write it. */
  private static String words(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String style() {
    try (InputStream css = BatchPage.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css", e);
    }
  }
}
