package dev.kinoport.cli.batch.plan;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchItemDraft;
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

/** Checks and prices the lines of a batch, and finds out which were bought before. */
public final class BatchPlanner {
  private static final Map<String, String> COLUMNS =
      Map.of("first_frame", "image", "last_frame", "end_image");

  private final Kinoport kinoport;
  private final Keeper keeper;
  private final BatchFaults faults;
  private final boolean isKept;

  /**
   * @param isKept whether keys hold from one run to the next
   */
  public BatchPlanner(Kinoport kinoport, Keeper keeper, BatchFaults faults, boolean isKept) {
    this.kinoport = kinoport;
    this.keeper = keeper;
    this.faults = faults;
    this.isKept = isKept;
  }

  /**
   * Plans all lines; what is wrong with them goes to the faults.
   *
   * @param folder where clips go
   * @return left: the journal cannot be asked
   */
  public Either<CommandFailure, List<BatchOrder>> plan(List<BatchItemDraft> drafts, Path folder) {
    List<BatchOrder> orders = new ArrayList<>();
    BatchPlaces places = new BatchPlaces(folder, drafts, faults);
    for (BatchItemDraft draft : drafts) {
      for (Plan plan : planned(draft)) {
        Either<CommandFailure, Option<History>> earlier = earlier(draft.key());
        if (earlier.isLeft()) {
          return earlier.map(none -> List.of());
        }
        BatchOrder order =
            new BatchOrder(draft, plan, earlier.getOrElse(Option.none()), Path.of(""));
        orders.add(order.earlier().fold(() -> order, history -> again(order, history, places)));
      }
    }
    return Either.right(
        orders.stream()
            .map(order -> order.isFresh() ? order.at(places.fresh(order)) : order)
            .toList());
  }

  private BatchOrder again(BatchOrder order, History history, BatchPlaces places) {
    mustBeTheSame(order, history);
    return Destination.of(history.state().order())
        .map(Destination::place)
        .peek(places::hold)
        .fold(() -> order.at(places.fresh(order)), order::at);
  }

  private Option<Plan> planned(BatchItemDraft draft) {
    return kinoport.plan(draft.draft()).peekLeft(failure -> refused(draft, failure)).toOption();
  }

  private void refused(BatchItemDraft draft, Failure failure) {
    if (failure instanceof Failure.InvalidRequest invalid) {
      invalid.violations().forEach(it -> faults.add(draft.line(), asWritten(draft, it)));
    } else {
      faults.add(draft.line(), "", "", failure.message());
    }
  }

  private static Violation asWritten(BatchItemDraft draft, Violation violation) {
    return new Violation(
        COLUMNS.getOrDefault(violation.field(), violation.field()),
        draft.spelling().getOrDefault(violation.value(), violation.value()),
        violation.message());
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

  private void mustBeTheSame(BatchOrder order, History history) {
    if (!history.state().order().request().hash().equals(order.plan().hash())) {
      faults.add(
          order.line(),
          "key",
          order.key(),
          "is that of generation %s, which asked for something else (an image may have changed):"
                  .formatted(history.id())
              + " give the line another key");
    }
  }
}
