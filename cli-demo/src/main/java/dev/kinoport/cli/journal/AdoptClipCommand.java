package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.run.Run;
import dev.kinoport.fault.IoReason;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport adopt-clip}: ends a generation with a clip that a person has. */
@Command(
    name = "adopt-clip",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Take the clip of a paid generation from a file or an address that you name. It must be a"
          + " whole video. Nothing is bought; it costs what the generation cost."
    })
public final class AdoptClipCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @Parameters(
      index = "1",
      paramLabel = "FILE|URL",
      converter = TextConverter.class,
      description = "Its clip")
  private @Nullable String clip;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public AdoptClipCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String source = Objects.requireNonNullElse(clip, "");
    OneGeneration one = new OneGeneration(invocation, state, emulator.address(), answer);
    OneGeneration.Choice choice =
        at ->
            at instanceof GenerationState.Succeeded done && !isAddress(source)
                ? restored(done, source).map(file -> Run.Errand.NONE)
                : Either.right((session, ids) -> adopted(session, at.order().id(), source));
    return isAddress(source)
        ? one.run(generation.id(), Option.none(), choice, OneGeneration.DECIDED, Map.of())
        : one.decide(generation.id(), choice, Map.of());
  }

  private static boolean isAddress(String source) {
    return source.startsWith("http://") || source.startsWith("https://");
  }

  private static Either<CommandFailure, ?> adopted(
      ProviderSession session, GenerationId id, String source) {
    if (isAddress(source)) {
      try {
        return session.kinoport().adoptClip(id, URI.create(source)).mapLeft(CommandFailure::of);
      } catch (IllegalArgumentException e) {
        return unusable(source, "it is no address");
      }
    }
    return ordinary(source)
        .flatMap(file -> {
          try (InputStream content = Files.newInputStream(file)) {
            return session.kinoport().adoptClip(id, content).mapLeft(CommandFailure::of);
          } catch (IOException e) {
            return unusable(source, IoReason.ofFile(e));
          }
        });
  }

  /** A pipe would keep us waiting, and a device may never end. */
  private static Either<CommandFailure, Path> ordinary(String source) {
    for (String fault : PathConverter.fault(source)) {
      return unusable(source, fault);
    }
    Path file = Path.of(source);
    return Files.exists(file) && !Files.isRegularFile(file)
        ? unusable(source, "it is no ordinary file")
        : Either.right(file);
  }

  /** What is over has its clip, and takes no other; the very same may be brought back. */
  private Either<CommandFailure, Path> restored(GenerationState.Succeeded done, String source) {
    return ordinary(source)
        .flatMap(file ->
            state
                .in(invocation)
                .clips()
                .restored(done.clip(), file)
                .mapLeft(why ->
                    CommandFailure.refused(
                        FailureKind.CLIP_NOT_KEPT,
                        "%s cannot be kept as the clip of %s: %s"
                            .formatted(Quoted.of(source), done.order().id(), why))));
  }

  private static <T> Either<CommandFailure, T> unusable(String source, String why) {
    return Either.left(
        CommandFailure.refused(
            FailureKind.BAD_USAGE,
            "%s cannot be read: %s".formatted(Quoted.of(Passwords.hiddenIn(source)), why)));
  }
}
