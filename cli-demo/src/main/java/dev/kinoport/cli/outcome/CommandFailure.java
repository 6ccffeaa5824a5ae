package dev.kinoport.cli.outcome;

import dev.kinoport.Failure;
import dev.kinoport.PaymentStanding;
import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.text.State;
import dev.kinoport.cli.text.TroubleWords;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.util.List;

/**
 * Why a command ends without what was asked for.
 *
 * @param kind in one word
 * @param status where the generation stands, in one word
 * @param message for people
 * @param violations what is wrong with the request; may be empty
 * @param actual what it cost all the same, if that is known
 * @param faults what the provider found wrong, if it spoke
 */
public record CommandFailure(
    FailureKind kind,
    String status,
    String message,
    List<Violation> violations,
    Option<Money> actual,
    Option<ProviderFaults> faults) {
  /** Nothing was started or spent. */
  private static final String NOT_STARTED = "refused";

  public CommandFailure {
    violations = violations.stream().map(CommandFailure::shown).toList();
  }

  /** One that no provider has to do with. */
  public CommandFailure(
      FailureKind kind,
      String status,
      String message,
      List<Violation> violations,
      Option<Money> actual) {
    this(kind, status, message, violations, actual, Option.none());
  }

  /** What was taken for the name of a picture may be an address with a login. */
  private static Violation shown(Violation violation) {
    return new Violation(
        violation.field(),
        Passwords.hiddenIn(violation.value()),
        violation.message(),
        violation.others());
  }

  /** Found before anything was started. */
  public static CommandFailure refused(FailureKind kind, String message) {
    return new CommandFailure(kind, NOT_STARTED, message, List.of(), Option.none());
  }

  /** The clip is there and could not be put into its place. */
  public static CommandFailure misplaced(String message, Option<Money> actual) {
    return new CommandFailure(
        FailureKind.OUTPUT_FAILED, State.SUCCEEDED.word(), message, List.of(), actual);
  }

  /** The same in other words. */
  public CommandFailure saying(String words) {
    return new CommandFailure(kind, status, words, violations, actual, faults);
  }

  /** The same, about what was sent. */
  public CommandFailure about(Document sent) {
    return new CommandFailure(
        kind,
        status,
        message,
        violations,
        actual,
        faults.map(it -> new ProviderFaults(it.error(), Option.some(sent))));
  }

  /** For programs: the member {@code failure} of every command. */
  public Json document() {
    return Json.object()
        .with("kind", kind.word())
        .with("message", message)
        .with(
            "violations",
            new Json.Items(
                violations.stream()
                    .<Json>map(violation ->
                        Json.object()
                            .with("field", violation.field())
                            .with("value", violation.value())
                            .with("message", violation.message()))
                    .toList()))
        .with("provider", faults.map(ProviderFaults::document).getOrElse(Json.Nothing.NULL));
  }

  public static CommandFailure of(Failure failure) {
    FailureKind kind = FailureKind.of(failure);
    List<Violation> violations =
        failure instanceof Failure.InvalidRequest invalid
            ? invalid.violations().asJava()
            : List.of();
    return new CommandFailure(
        kind, status(failure), message(failure), violations, actual(failure), faults(failure));
  }

  private static Option<ProviderFaults> faults(Failure failure) {
    return failure instanceof Failure.Failed failed
            && failed.cause() instanceof GenerationFailure.ByProvider said
        ? Option.some(new ProviderFaults(said.error(), Option.none()))
        : Option.none();
  }

  private static String message(Failure failure) {
    if (failure instanceof Failure.Failed failed) {
      return message(failed.cause());
    }
    if (failure instanceof Failure.Stuck stuck) {
      return stuck.message() + "; " + TroubleWords.lever(stuck.id(), stuck.trouble());
    }
    return failure instanceof Failure.StillRunning running
        ? "generation %s was still %s when the wait ended (%s)"
            .formatted(
                running.id(),
                State.of(running.state()).shown(),
                PaymentStanding.of(running.state()))
        : said(failure);
  }

  private static String said(Failure failure) {
    return failure instanceof Failure.InvalidRequest || failure instanceof Failure.InvalidBatch
        ? Passwords.hidden(failure.message())
        : failure.message();
  }

  private static String message(GenerationFailure cause) {
    return switch (cause) {
      case GenerationFailure.NeverSent never -> "it never left this machine: " + cause.message();
      case GenerationFailure.Expired expired ->
          "the provider has forgotten the result: " + cause.message();
      case GenerationFailure.ClipLost lost -> "the clip cannot be fetched: " + cause.message();
      case GenerationFailure.WithoutClip without ->
          "the provider's answer holds no clip: " + cause.message();
      case GenerationFailure.ByProvider provider -> "the provider says: " + cause.message();
      case GenerationFailure.Abandoned abandoned -> cause.message();
    };
  }

  private static String status(Failure failure) {
    return switch (failure) {
      case Failure.Failed failed -> State.FAILED.word();
      case Failure.Cancelled cancelled -> State.CANCELLED.word();
      case Failure.InDoubt doubt -> State.IN_DOUBT.word();
      case Failure.StillRunning running -> State.of(running.state()).word();
      case Failure.Stuck stuck -> State.of(stuck.state()).word();
      case Failure.Elsewhere elsewhere -> State.of(elsewhere.state()).word();
      case Failure.ClipNotKept before -> NOT_STARTED;
      case Failure.InvalidRequest before -> NOT_STARTED;
      case Failure.InvalidBatch before -> NOT_STARTED;
      case Failure.UnknownPrice before -> NOT_STARTED;
      case Failure.OverBudget before -> NOT_STARTED;
      case Failure.KeyTaken before -> NOT_STARTED;
      case Failure.NoSuchGeneration before -> NOT_STARTED;
      case Failure.JournalUnavailable before -> NOT_STARTED;
    };
  }

  private static Option<Money> actual(Failure failure) {
    if (failure instanceof Failure.Failed failed) {
      return failed.cost().amount();
    }
    return failure instanceof Failure.Cancelled cancelled
        ? cancelled.cost().amount()
        : Option.none();
  }
}
