package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** Gets a document from a file or from the web; no key is ever sent along. */
final class DocumentSource implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = 10_000_000;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(PATIENCE)
          .build();

  /** The text; left: why there is none. */
  Either<CommandFailure, String> read(String fileOrUrl) {
    return fileOrUrl.startsWith("http://") || fileOrUrl.startsWith("https://")
        ? fetched(fileOrUrl)
        : file(fileOrUrl);
  }

  private static Either<CommandFailure, String> file(String name) {
    try {
      return Either.right(Files.readString(Path.of(name)));
    } catch (IOException | InvalidPathException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.BAD_USAGE,
              Quoted.of(name) + " cannot be read: " + e.getClass().getSimpleName()));
    }
  }

  private Either<CommandFailure, String> fetched(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (answer.statusCode() != 200 || bytes.length > LARGEST) {
          return unreachable(
              url, "answered " + answer.statusCode() + ", " + bytes.length + " bytes");
        }
        return Either.right(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return unreachable(url, "did not answer: " + e.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      return Either.left(
          CommandFailure.refused(FailureKind.BAD_USAGE, Quoted.of(url) + " is no web address"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable(url, "was not waited for");
    }
  }

  private static Either<CommandFailure, String> unreachable(String url, String what) {
    return Either.left(
        CommandFailure.refused(FailureKind.DOCUMENT_MISSING, Quoted.of(url) + " " + what));
  }

  @Override
  public void close() {
    client.close();
  }
}
