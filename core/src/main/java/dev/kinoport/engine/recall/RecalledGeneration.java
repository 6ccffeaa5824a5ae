package dev.kinoport.engine.recall;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.journal.History;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is kept of a generation in memory: neither its prompt nor its images.
 *
 * @param provider who it was ordered from last
 * @param events all but its admission, in order
 */
public record RecalledGeneration(ProviderName provider, List<GenerationEvent> events) {
  public RecalledGeneration {
    events = List.copyOf(events);
  }

  /** Of a history that was read or written. */
  public static RecalledGeneration of(History history) {
    return new RecalledGeneration(
        history.state().order().provider(), history.events().subList(1, history.events().size()));
  }

  /** With what was learnt behind it and could not be written. */
  public RecalledGeneration with(List<GenerationEvent> unwritten) {
    List<GenerationEvent> longer = new ArrayList<>(events);
    longer.addAll(unwritten);
    return new RecalledGeneration(provider, longer);
  }

  /** How many events there are, with its admission. */
  public long version() {
    return events.size() + 1L;
  }

  /** The provider's request, as far as the provider has told it. */
  public Option<Handle> request() {
    for (GenerationEvent event : events.reversed()) {
      if (event instanceof GenerationEvent.SubmitAccepted accepted) {
        return Option.some(accepted.handle());
      }
    }
    return Option.none();
  }

  /** Whether its paid request may have left. */
  public boolean mayBePaid() {
    return events.stream()
        .anyMatch(event ->
            event instanceof GenerationEvent.SubmitStarted
                || event instanceof GenerationEvent.SubmitAccepted);
  }

  /** Whether a history holds all of this. */
  boolean isIn(History history) {
    return version() <= history.version() && agrees(history, events.size());
  }

  /** What a history would have to be told, to hold all of this; none if it is no part of it. */
  Option<List<GenerationEvent>> behind(History history) {
    int known = history.events().size() - 1;
    return Option.when(
        known < events.size() && agrees(history, known),
        () -> events.subList(known, events.size()));
  }

  /** By kind and moment, and by what is paid for: texts may be stored a little otherwise. */
  private boolean agrees(History history, int many) {
    return IntStream.range(0, many)
        .allMatch(place -> isSame(events.get(place), history.events().get(place + 1)));
  }

  private static boolean isSame(GenerationEvent one, GenerationEvent other) {
    boolean isOfOtherRequest =
        one instanceof GenerationEvent.SubmitAccepted mine
            && other instanceof GenerationEvent.SubmitAccepted theirs
            && !mine.handle().isSameRequest(theirs.handle());
    return one.getClass().equals(other.getClass())
        && one.at().equals(other.at())
        && !isOfOtherRequest;
  }

  /** In one sentence for people, what it means for the money. Holds no secret. */
  public String standing() {
    return ended().getOrElse(this::standingOfOpen);
  }

  private Option<String> ended() {
    return Option.ofOptional(
            events.stream()
                .filter(GenerationEvent.End.class::isInstance)
                .map(GenerationEvent.End.class::cast)
                .findFirst())
        .map(end ->
            switch (end) {
              case GenerationEvent.ClipStored stored ->
                  "its clip is kept in " + stored.clip().location();
              case GenerationEvent.ClipAdopted adopted ->
                  "its clip is kept in " + adopted.clip().location();
              case GenerationEvent.Failed failed -> "it had ended without a clip";
              case GenerationEvent.Cancelled cancelled -> "it had been cancelled";
            });
  }

  private String standingOfOpen() {
    return request()
        .map(handle ->
            "%s has it as request %s and will charge for it: look for its clip there"
                .formatted(handle.provider(), handle.requestId()))
        .getOrElse(() ->
            mayBePaid()
                ? "its paid request had left for %s, and what came of it is not known: look there"
                    .formatted(provider)
                : "nothing of it had been sent");
  }
}
