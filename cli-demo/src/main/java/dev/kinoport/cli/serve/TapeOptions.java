package dev.kinoport.cli.serve;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.converter.BytesConverter;
import dev.kinoport.cli.option.converter.WebAddressConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.tape.TapeServing;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options to serve onto a tape, or from one, in place of the fake. */
final class TapeOptions {
  private static final String FAL = "fal";

  @Option(
      names = "--record",
      paramLabel = "TAPE",
      description =
          "Stand between clients and a shop, and write down what they say, but for keys, tokens and"
              + " signatures")
  private @Nullable Path record;

  @Option(
      names = "--upstream",
      paramLabel = "fal|URL",
      description =
          "The shop behind --record: fal itself, for the money of whose key the client sends, or an"
              + " emulator at an address")
  private @Nullable String upstream;

  @Option(
      names = "--scrub",
      paramLabel = "prompts",
      description = "Also take out of the tape: prompts")
  private @Nullable String scrub;

  @Option(
      names = "--clips",
      paramLabel = "WHAT",
      description = "What is kept of clips: hash (by default), or whole, beside the tape")
  private @Nullable String clips;

  @Option(
      names = "--clip-bytes",
      paramLabel = "N",
      converter = BytesConverter.class,
      description =
          "Most bytes of a clip that --clips whole keeps; a longer one is handed on, and its digest"
              + " is on the tape. By default 4 GiB")
  private @Nullable Long clipBytes;

  @Option(
      names = "--replay",
      paramLabel = "TAPE",
      description = "Say what the shop said then, in the order of the conversation")
  private @Nullable Path replay;

  boolean isAsked() {
    return record != null || replay != null || hasRecordingOptions();
  }

  private boolean hasRecordingOptions() {
    return upstream != null || scrub != null || clips != null || clipBytes != null;
  }

  /**
   * Serves.
   *
   * @param hasOthers whether something was asked of the fake, which does not play here
   * @return the exit code
   */
  int serve(Invocation invocation, int port, boolean hasOthers) {
    if (hasOthers) {
      throw new BadUsage(
          "a tape takes --port, and none of --script, --state, --manual-clock, --strict,"
              + " --reading and --advertise: those are of the fake");
    }
    if (replay != null) {
      if (record != null || hasRecordingOptions()) {
        throw new BadUsage(
            "--replay takes none of --record, --upstream, --scrub, --clips and --clip-bytes");
      }
      return new TapeServing(invocation).replay(replay, port);
    }
    if (record == null || upstream == null) {
      throw new BadUsage("--record TAPE and --upstream fal|URL go together");
    }
    boolean withoutPrompts = isOneOf("--scrub", scrub, "prompts", "prompts");
    boolean withClips = isOneOf("--clips", clips, "whole", "hash");
    if (clipBytes != null && (!withClips || clipBytes < 1)) {
      throw new BadUsage("--clip-bytes is 1 or more, and goes with --clips whole");
    }
    return new TapeServing(invocation)
        .record(
            record,
            shop(upstream),
            port,
            recorder -> {
              if (withoutPrompts) {
                recorder.withoutPrompts();
              }
              if (withClips) {
                recorder.withClips();
              }
              if (clipBytes != null) {
                recorder.clipBytes(clipBytes);
              }
            });
  }

  private static io.vavr.control.Option<URI> shop(String upstream) {
    if (upstream.equals(FAL)) {
      return io.vavr.control.Option.none();
    }
    try {
      return io.vavr.control.Option.some(new WebAddressConverter().convert(upstream));
    } catch (TypeConversionException e) {
      throw new BadUsage("--upstream is fal, or " + e.getMessage());
    }
  }

  private static boolean isOneOf(
      String option, @Nullable String given, String wished, String other) {
    if (given != null && !given.equals(wished) && !given.equals(other)) {
      throw new BadUsage(
          "%s is %s, not \"%s\""
              .formatted(option, wished.equals(other) ? wished : other + " or " + wished, given));
    }
    return wished.equals(given);
  }
}
