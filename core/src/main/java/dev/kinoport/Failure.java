package dev.kinoport;

import dev.kinoport.fault.FaultList;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.input.Violation;
import dev.kinoport.price.Money;
import io.vavr.collection.Seq;
import java.util.List;

/**
 * Why there is no clip. Each case says what it means for the money, and what to do.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="failure"}
 */
public sealed interface Failure {
  /** For people; holds no secret. */
  String message();

  /**
   * The request is not one that the model takes. Nothing was spent: mend every fault and ask again.
   *
   * @param violations all faults, at least one; of very many the first, and one for the others
   */
  record InvalidRequest(Seq<Violation> violations) implements Failure {
    @Override
    public String message() {
      return violations.map(Violation::toString).mkString("; ");
    }
  }

  /**
   * Some items of a batch cannot be started, so none was. Nothing was spent.
   *
   * @param faults by item, in order, at least one and at most {@value FaultList#MOST_TOLD}
   * @param others how many more items cannot be started
   */
  record InvalidBatch(List<ItemFault> faults, int others) implements Failure {
    public InvalidBatch {
      faults = List.copyOf(faults);
    }

    static InvalidBatch of(FaultList<ItemFault> faults) {
      return new InvalidBatch(faults.told(), faults.untold());
    }

    /** Each item has a fault at least, and a hundred of all are told. */
    @Override
    public String message() {
      FaultList<String> lines = new FaultList<>();
      for (ItemFault fault : faults) {
        if (fault.failure() instanceof InvalidRequest(Seq<Violation> violations)) {
          violations.forEach(violation -> lines.add(() -> fault.of(violation.toString())));
        } else {
          lines.add(fault.toString());
        }
      }
      lines.addUntold(others);
      return lines.all(FaultList::untold).mkString("; ");
    }
  }

  /**
   * What is wrong with one item of a batch.
   *
   * @param index place in the batch, from 0
   * @param failure why it cannot be started
   */
  record ItemFault(int index, Failure failure) {
    @Override
    public String toString() {
      return of(failure.message());
    }

    private String of(String message) {
      return "item %d: %s".formatted(index, message);
    }
  }

  /**
   * Nobody knows the price and the terms do not allow that. Nothing was spent.
   *
   * @param reason why it is unknown
   */
  record UnknownPrice(String reason) implements Failure {
    @Override
    public String message() {
      return "the price is unknown: " + reason;
    }
  }

  /**
   * The purse cannot pay. Nothing was spent.
   *
   * @param budget name of the purse
   * @param limit at most this much
   * @param committed reserved and spent already
   * @param asked for by this start
   */
  record OverBudget(String budget, Money limit, Money committed, Money asked) implements Failure {
    @Override
    public String message() {
      return "budget %s: %s asked, %s of %s are taken".formatted(budget, asked, committed, limit);
    }
  }

  /**
   * The idempotency key belongs to another request. Nothing was spent.
   *
   * @param key which
   * @param holder the generation that has it
   */
  record KeyTaken(String key, GenerationId holder) implements Failure {
    @Override
    public String message() {
      return "key %s belongs to generation %s, which asked for something else"
          .formatted(key, holder);
    }
  }

  /**
   * There is no such generation in this journal.
   *
   * @param id which
   */
  record NoSuchGeneration(GenerationId id) implements Failure {
    @Override
    public String message() {
      return "no generation " + id;
    }
  }

  /**
   * The journal cannot be used. Nothing new was started; what runs goes on at the provider.
   *
   * @param reason for people
   */
  record JournalUnavailable(String reason) implements Failure {
    @Override
    public String message() {
      return "the journal cannot be used: " + reason;
    }
  }

  /**
   * The generation ended without a clip.
   *
   * @param id which
   * @param cause why
   * @param cost what it cost all the same
   */
  record Failed(GenerationId id, GenerationFailure cause, Cost cost) implements Failure {
    @Override
    public String message() {
      return cause.message();
    }
  }

  /**
   * The generation was cancelled.
   *
   * @param id which
   * @param cost what it cost all the same
   */
  record Cancelled(GenerationId id, Cost cost) implements Failure {
    @Override
    public String message() {
      return "generation %s was cancelled".formatted(id);
    }
  }

  /**
   * Nobody knows whether the provider has the request, and it cannot tell. The money stays
   * reserved. Do not start it again: find out, then {@code adopt}, {@code abandon} or {@code
   * sendAgain}.
   *
   * @param id which
   * @param state since when, and why
   */
  record InDoubt(GenerationId id, GenerationState.InDoubt state) implements Failure {
    @Override
    public String message() {
      return "generation %s is in doubt, do not start it again, it may be paid for: %s"
          .formatted(id, state.reason());
    }
  }

  /**
   * It waits for a person: trying again by itself is not expected to help, though it is looked at
   * again from time to time. Nothing is lost. Do not start it again: remove what keeps it, then
   * {@code wake} it; or give it up.
   *
   * @param id which
   * @param state where it stands
   * @param trouble what keeps it
   */
  record Stuck(GenerationId id, GenerationState state, Trouble trouble) implements Failure {
    @Override
    public String message() {
      return "generation %s waits (%s): %s"
          .formatted(id, PaymentStanding.of(state), trouble.reason());
    }
  }

  /**
   * A clip that was brought cannot be kept: it is no whole video, or there is no room for it.
   *
   * @param id whose
   * @param reason what is wrong with it
   */
  record ClipNotKept(GenerationId id, String reason) implements Failure {
    @Override
    public String message() {
      return "the clip for generation %s cannot be kept: %s".formatted(id, reason);
    }
  }

  /**
   * Its provider is not in this process, so nothing was done with it here.
   *
   * @param id which
   * @param state where it stands
   */
  record Elsewhere(GenerationId id, GenerationState state) implements Failure {
    @Override
    public String message() {
      return "generation %s was ordered from %s, which is not in this process (%s)"
          .formatted(id, state.order().provider(), PaymentStanding.of(state));
    }
  }

  /**
   * It has not ended and this caller stopped waiting. Do not start it again: come back with the id.
   *
   * @param id which
   * @param state where it stands
   */
  record StillRunning(GenerationId id, GenerationState state) implements Failure {
    @Override
    public String message() {
      return "generation %s is not done yet (%s); do not start it again, come back with its id"
          .formatted(id, PaymentStanding.of(state));
    }
  }
}
