package dev.kinoport.cli.option;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.converter.WebAddressConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.state.StateFolder;
import io.vavr.collection.List;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where what must not be lost is kept. */
public final class StateOptions {
  private static final String VARIABLE = "KINOPORT_STATE";
  private static final String CLIPS = "KINOPORT_CLIPS";

  @Option(
      names = "--state",
      paramLabel = "DIR|URL",
      description =
          "Where journal and clips are kept: a folder, or a jdbc:postgresql: address for the"
              + " journal; by default what KINOPORT_STATE says, else .kinoport")
  private @Nullable String state;

  @Option(
      names = "--clips",
      paramLabel = "DIR|URL",
      description =
          "Where clips are kept: a folder, or s3://bucket/prefix; by default what KINOPORT_CLIPS"
              + " says, else clips in the state folder. They go on to their --out all the same")
  private @Nullable String clips;

  /**
   * The place.
   *
   * @throws BadUsage if it cannot be one
   */
  public StateFolder in(Invocation invocation) {
    StateFolder folder = in(invocation.environment());
    folder.openToOthers().peek(invocation.console()::note);
    return folder;
  }

  private StateFolder in(Map<String, String> environment) {
    StateFolder place = place(environment);
    String kept = clips == null ? environment.getOrDefault(CLIPS, "") : clips;
    return kept.isEmpty() ? place : place.keepingClips(kept, server(environment));
  }

  /** As the AWS SDK does; here so that such a server is asked by path. */
  private static io.vavr.control.Option<URI> server(Map<String, String> environment) {
    return List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .headOption()
        .map(name -> address(name, environment.getOrDefault(name, "")));
  }

  private static URI address(String name, String typed) {
    try {
      return new WebAddressConverter().convert(typed.strip());
    } catch (TypeConversionException e) {
      throw new BadUsage(name + " " + e.getMessage());
    }
  }

  private StateFolder place(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (state == null) {
      return named.isBlank() ? StateFolder.usual() : StateFolder.of(named);
    }
    StateFolder chosen = StateFolder.of(state);
    if (!Passwords.hiddenIn(state).equals(state)) {
      throw new BadUsage(
          "--state must hold no password, which everybody on this machine can read there: put the"
              + " whole address into %s, or the password into ~/.pgpass; was %s"
                  .formatted(VARIABLE, Quoted.of(Passwords.hiddenIn(state))));
    }
    return chosen.url().isDefined() && !named.isBlank() ? chosen.in(StateFolder.of(named)) : chosen;
  }
}
