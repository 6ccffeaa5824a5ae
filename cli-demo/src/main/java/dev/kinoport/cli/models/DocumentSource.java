package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.console.TextFile;
import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.fault.IoReason;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.json.Bounds;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Gets a document from a file or from the web; no key is ever sent along. */
final class DocumentSource implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = Bounds.FILE.bytes();

  private final OkHttpClient client;

  /**
   * @param environment names the way out: {@link ProxyRules}
   * @throws BadUsage if a variable of it names no proxy
   */
  DocumentSource(Map<String, String> environment) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder().connectTimeout(PATIENCE).callTimeout(PATIENCE);
    ProxyRules.of(environment)
        .getOrElseThrow(
            variable -> new BadUsage(variable + " must be such as http://proxy.example:3128"))
        .forEach(rules -> builder.proxySelector(rules).proxyAuthenticator(rules.authenticator()));
    client = builder.build();
  }

  /** The text; left: why there is none. */
  Either<CommandFailure, String> read(String fileOrUrl) {
    return fileOrUrl.startsWith("http://") || fileOrUrl.startsWith("https://")
        ? fetched(fileOrUrl)
        : file(fileOrUrl);
  }

  private static Either<CommandFailure, String> file(String name) {
    return PathConverter.fault(name)
        .fold(
            () -> TextFile.read(Path.of(name)),
            fault -> Either.<String, String>left("the document " + fault))
        .mapLeft(why -> CommandFailure.refused(FailureKind.BAD_USAGE, why));
  }

  private Either<CommandFailure, String> fetched(String url) {
    try {
      Request request = new Request.Builder().url(url).build();
      try (Response answer = client.newCall(request).execute()) {
        byte[] bytes = answer.body().byteStream().readNBytes(LARGEST + 1);
        if (answer.code() != 200 || bytes.length > LARGEST) {
          return unreachable(url, "answered " + answer.code() + ", " + bytes.length + " bytes");
        }
        return Either.right(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return unreachable(url, "did not answer: " + IoReason.ofCall(e));
    } catch (IllegalArgumentException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.BAD_USAGE, Quoted.of(Passwords.hiddenIn(url)) + " is no web address"));
    }
  }

  private static Either<CommandFailure, String> unreachable(String url, String what) {
    return Either.left(
        CommandFailure.refused(
            FailureKind.DOCUMENT_MISSING, Quoted.of(Passwords.hiddenIn(url)) + " " + what));
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
