package dev.kinoport.chaos.worker;

import dev.kinoport.generation.GenerationEvent;
import java.util.List;
import java.util.stream.Stream;

/** Every named step on the way to a clip. */
public final class WorkerSteps {
  /** After it the request may leave; the clock is still to be looked at. */
  public static final String DEPARTURE =
      "after " + GenerationEvent.SubmitStarted.class.getSimpleName();

  /** The provider has said that it has it, and nobody else knows. */
  public static final String ACCEPTED = "after acceptance";

  /** The provider said no, or nothing; nobody else knows. */
  static final String NOT_ACCEPTED = "after no acceptance";

  private WorkerSteps() {}

  /** Those between one provider of a chain and the next. */
  public static List<String> ofMovingOn() {
    String movedOn = GenerationEvent.MovedOn.class.getSimpleName();
    return List.of(
        "before " + movedOn,
        "after " + movedOn,
        "after " + GenerationEvent.SubmitFailed.class.getSimpleName(),
        "after " + GenerationEvent.SubmitInDoubt.class.getSimpleName(),
        DEPARTURE,
        "before submit",
        ACCEPTED,
        NOT_ACCEPTED,
        "before " + GenerationEvent.SubmitAccepted.class.getSimpleName());
  }

  public static List<String> all() {
    Stream<String> events =
        Stream.of(
                GenerationEvent.Admitted.class,
                GenerationEvent.ImageUploaded.class,
                GenerationEvent.SubmitStarted.class,
                GenerationEvent.SubmitAccepted.class,
                GenerationEvent.SubmitFailed.class,
                GenerationEvent.SubmitInDoubt.class,
                GenerationEvent.Started.class,
                GenerationEvent.Completed.class,
                GenerationEvent.ResultFetched.class,
                GenerationEvent.ClipStored.class)
            .map(Class::getSimpleName)
            .flatMap(kind -> Stream.of("before " + kind, "after " + kind));
    return Stream.concat(events, Stream.of("before submit", ACCEPTED, "amid clip", "after clip"))
        .toList();
  }
}
