package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * A journal that has a delivery note on the disk before it admits an order: whatever is bought,
 * another process can go on with it.
 */
final class NotingJournal extends ForwardingJournal {
  private final DeliveryNotes notes;
  private final Function<Order, DeliveryNote> note;

  NotingJournal(Journal journal, DeliveryNotes notes, Function<Order, DeliveryNote> note) {
    super(journal);
    this.notes = notes;
    this.note = note;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    try {
      for (Order order : orders) {
        notes.write(order.id(), note.apply(order));
      }
      Either<AdmissionRefusal, List<Admission>> answer =
          elsewhere(orders).fold(() -> super.admit(orders), Either::left);
      orders.stream()
          .map(Order::id)
          .filter(id -> !mayBeThere(id, answer))
          .forEach(this::dropQuietly);
      return answer;
    } catch (IOException e) {
      return Either.left(
          new AdmissionRefusal.Unavailable("no delivery note can be written: " + Landing.words(e)));
    }
  }

  /** That the journal is away may mean that nobody knows; then it is asked, and may not know. */
  private boolean mayBeThere(GenerationId id, Either<AdmissionRefusal, List<Admission>> answer) {
    return answer.fold(
        refusal ->
            refusal instanceof AdmissionRefusal.Unavailable
                && super.read(id).fold(fault -> true, Option::isDefined),
        admissions -> admissions.stream().map(Admission::id).anyMatch(id::equals));
  }

  /** A note too many harms nobody. */
  private void dropQuietly(GenerationId id) {
    try {
      notes.drop(id);
    } catch (IOException e) {
      // It names a generation that is not there.
    }
  }

  /** A key that is known must not lead this session to what was bought from somebody else. */
  private Option<AdmissionRefusal> elsewhere(List<Order> orders) throws IOException {
    for (Order order : orders) {
      Option<GenerationId> holder =
          order.key().flatMap(key -> holder(key).fold(fault -> Option.none(), known -> known));
      for (GenerationId known : holder.filter(notes::isOpen)) {
        List<String> mine = note.apply(order).backend();
        for (DeliveryNote its : notes.find(known).filter(it -> !it.backend().equals(mine))) {
          return Option.some(elsewhere(order.key().getOrElse(""), known, its));
        }
      }
    }
    return Option.none();
  }

  private static AdmissionRefusal elsewhere(String key, GenerationId holder, DeliveryNote its) {
    return new AdmissionRefusal.Unavailable(
        "key %s is that of generation %s, which is open and was bought elsewhere (%s): kinoport resume %s goes on with it"
            .formatted(key, holder, String.join(" ", its.backend()), holder));
  }
}
