package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an emulator which world it is: what was bought in one is not looked for in another. */
final class EmulatorWorld {
  private static final Pattern WORLD = Pattern.compile("\"world\"\\s*:\\s*\"([0-9a-f]{12})\"");
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int LONGEST = 4096;

  private EmulatorWorld() {}

  /** The name under which its orders at a shop are written down; left: it cannot be asked. */
  static Either<CommandFailure, ProviderName> at(String address, BackendName shop) {
    try {
      String text = answer(URI.create(address.replaceAll("/+$", "") + "/__world"));
      Matcher found = WORLD.matcher(text);
      return found.find()
          ? Either.right(ProviderAddress.emulator(shop, found.group(1)))
          : Either.left(
              CommandFailure.refused(
                  FailureKind.BAD_USAGE,
                  "what answers at %s does not say which world it is: that is no kinoport serve"
                      .formatted(address)));
    } catch (FileNotFoundException | IllegalArgumentException | ClassCastException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.BAD_USAGE, "what answers at %s is no kinoport serve".formatted(address)));
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.UNREACHABLE,
              "the emulator at %s cannot be reached: %s; nothing was sent"
                  .formatted(address, e.getMessage())));
    }
  }

  private static String answer(URI uri) throws IOException {
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setConnectTimeout(PATIENCE_MILLIS);
    call.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream body = call.getInputStream()) {
      return new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } finally {
      call.disconnect();
    }
  }
}
