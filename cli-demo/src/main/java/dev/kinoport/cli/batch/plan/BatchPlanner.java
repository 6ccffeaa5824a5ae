package dev.kinoport.cli.batch.plan;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.input.Violation;
import dev.kinoport.journal.History;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Checks and prices the lines of a batch, and finds out which were bought before. */
public final class BatchPlanner {
  private static final Map<String, String> COLUMNS =
      Map.of("first_frame", "image", "last_frame", "end_image");

  private final Kinoport kinoport;
  private final Keeper keeper;
  private final BatchFaults faults;
  private final boolean isKept;
  private final UnaryOperator<Plan> ordering;

  /**
   * @param isKept whether keys hold from one run to the next
   * @param ordering in which order the offers of a plan are taken
   */
  public BatchPlanner(
      Kinoport kinoport,
      Keeper keeper,
      BatchFaults faults,
      boolean isKept,
      UnaryOperator<Plan> ordering) {
    this.kinoport = kinoport;
    this.keeper = keeper;
    this.faults = faults;
    this.isKept = isKept;
    this.ordering = ordering;
  }

  /**
   * Plans all lines; what is wrong with them goes to the faults. One by one, so that the faults of
   * a key or a place are told together with those of other lines that cannot be planned at all.
   *
   * @param folder where clips go
   * @return left: the journal cannot be asked
   */
  public Either<CommandFailure, List<PlannedLine>> plan(List<BatchLine> drafts, Path folder) {
    List<PlannedLine> lines = new ArrayList<>();
    BatchPlaces places = new BatchPlaces(folder, drafts, faults);
    for (BatchLine draft : drafts) {
      for (Plan plan : planned(draft)) {
        Either<CommandFailure, Option<History>> earlier = earlier(draft.key());
        if (earlier.isLeft()) {
          return earlier.map(none -> List.of());
        }
        for (Option<History> known : earlier) {
          PlannedLine line = new PlannedLine(draft, plan, known, Path.of(""));
          lines.add(known.fold(() -> line, history -> again(line, history, places)));
        }
      }
    }
    return Either.right(
        lines.stream().map(line -> line.isFresh() ? line.at(places.fresh(line)) : line).toList());
  }

  private PlannedLine again(PlannedLine line, History history, BatchPlaces places) {
    mustBeTheSame(line, history);
    return Destination.of(history.state().order())
        .map(Destination::place)
        .peek(places::hold)
        .fold(() -> line.at(places.fresh(line)), line::at);
  }

  private Option<Plan> planned(BatchLine draft) {
    return kinoport
        .plan(draft.draft())
        .map(ordering)
        .peekLeft(failure -> refused(draft, failure))
        .toOption();
  }

  private void refused(BatchLine draft, Failure failure) {
    if (failure instanceof Failure.InvalidRequest invalid) {
      invalid.violations().forEach(it -> faults.add(draft.number(), asWritten(draft, it)));
    } else {
      faults.add(draft.number(), "", "", failure.message());
    }
  }

  private static Violation asWritten(BatchLine draft, Violation violation) {
    return new Violation(
        COLUMNS.getOrDefault(violation.field(), violation.field()),
        draft.spelling().getOrDefault(violation.value(), violation.value()),
        violation.message(),
        violation.others());
  }

  private Either<CommandFailure, Option<History>> earlier(String key) {
    return !isKept || !keeper.folder().isThere()
        ? Either.right(Option.none())
        : keeper
            .journal()
            .holder(key)
            .mapLeft(Keeper::unavailable)
            .flatMap(holder ->
                holder.fold(
                    () -> Either.right(Option.none()), id -> keeper.read(id).map(Option::some)));
  }

  private void mustBeTheSame(PlannedLine line, History history) {
    if (!history.state().order().request().hash().equals(line.plan().hash())) {
      faults.add(
          line.number(),
          "key",
          line.key(),
          "is that of generation %s, which asked for something else (an image may have changed):"
                  .formatted(history.id())
              + " give the line another key");
    }
  }
}
