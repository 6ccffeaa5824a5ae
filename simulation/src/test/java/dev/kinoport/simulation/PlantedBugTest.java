package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.ForwardingVideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulation can fail: each of twelve classic mistakes is noticed within a few worlds. */
class PlantedBugTest {
  private static final int WORLDS = 200;
  private static final int FEW = 10;

  @Test
  void submittingBeforeTheJournalKnowsIsCaught() {
    assertCaught(
        new SubmitsBeforeItIsWritten(), fault -> fault.startsWith("paid for and known to nobody"));
  }

  @Test
  void resendingWhatMayHaveArrivedIsCaught() {
    assertCaught(
        new ResendsWhatMayHaveArrived(), fault -> fault.startsWith("paid for and known to nobody"));
  }

  @Test
  void releasingTheBudgetWhenACallerStopsWaitingIsCaught() {
    assertCaught(new ReleasesAtWaitLimit(), fault -> fault.contains("and the purse paid only"));
  }

  @Test
  void aBrokenPromiseSaysHowToSeeItAgain() {
    Simulation.Total total =
        Simulation.run(
            LongStream.range(1, 1 + FEW), new ResendsWhatMayHaveArrived(), verdict -> {});
    Simulation.Broken first = total.broken().get(0);

    assertThat(first.toString()).contains("-Dseed=" + first.seed());
    assertThat(Simulation.world(first.seed(), new ResendsWhatMayHaveArrived()).faults())
        .isEqualTo(first.faults());
  }

  @Test
  void aWorkerThatTakesAnyOrderIsCaught() {
    assertCaught(new TakesAnyOrder(), fault -> fault.contains("was ordered from"));
  }

  @Test
  void movingOnAfterATimeOutIsCaught() {
    assertCaught(
        new TakesATimeOutForANo(), fault -> fault.startsWith("moved on from a shop that has it"));
  }

  @Test
  void believingAnyErrorOnTheWayToAResultIsCaught() {
    assertCaught(new BelievesAnyError(), fault -> fault.startsWith("charged and without a clip"));
  }

  @Test
  void aPlanThatIsReadAgainAtTheStartIsCaught() {
    assertCaught(
        new PlansAgainAtTheStart(), fault -> fault.endsWith("bought what nobody agreed to"));
  }

  @Test
  void aClipThatIsParkedWithoutAWordIsCaught() {
    assertCaught(
        new ParksWithoutAWord(), fault -> fault.endsWith("waits, and nobody says for what"));
  }

  @Test
  void aStoppedSenderThatIsTakenForDeadIsCaught() {
    assertCaught(new TakesTheStoppedForDead(), fault -> fault.contains(" left late, at "));
  }

  @Test
  void countingPerProcessIsCaught() {
    assertCaught(new CountsPerProcess(), fault -> fault.contains(" in a minute, "));
    assertCaught(new CountsPerProcess(), fault -> fault.contains(" at once, "));
  }

  @Test
  void aSilentSenderThatIsTakenForDeadTooEarlyIsCaught() {
    assertCaught(new TakesTheSilentForDead(), fault -> fault.contains(" left late, at "));
  }

  @Test
  void aSenderThatDoesNotLookAtItsLeaseIsCaught() {
    assertCaught(new SendsWithoutALease(), fault -> fault.contains(" left late, at "));
  }

  /** Lives worlds until it is. */
  private static void assertCaught(Sabotage sabotage, Predicate<String> promise) {
    assertThat(
            LongStream.range(1, 1 + WORLDS)
                .mapToObj(seed -> Simulation.world(seed, sabotage))
                .flatMap(verdict -> verdict.faults().stream())
                .anyMatch(promise))
        .isTrue();
  }

  /** Takes itself for every provider that there is. */
  private static final class TakesAnyOrder implements Sabotage {
    @Override
    public List<Provider> providers(List<Provider> honest, List<ProviderName> all) {
      return all.stream().map(name -> under(name, honest)).toList();
    }

    private static Provider under(ProviderName name, List<Provider> honest) {
      Provider mine = honest.getFirst();
      return honest.stream()
          .filter(one -> one.name().equals(name))
          .findFirst()
          .orElse(
              new Provider(
                  name,
                  mine.offers(),
                  mine.capabilities(),
                  mine.video(),
                  mine.uploader(),
                  mine.clips(),
                  mine.feed(),
                  mine.clock()));
    }
  }

  /** No answer, so the shop must be out of order, and the next one is asked. */
  private static final class TakesATimeOutForANo implements Sabotage {
    @Override
    public VideoBackend backend(VideoBackend honest) {
      return new ForwardingVideoBackend(honest) {
        @Override
        public SubmitAnswer submit(Submission submission) {
          SubmitAnswer answer = super.submit(submission);
          return answer instanceof SubmitAnswer.Unknown unknown
              ? new SubmitAnswer.Refused(
                  ProviderError.of(ProviderError.Kind.FAULT, "timeout", unknown.reason()),
                  Option.none())
              : answer;
        }
      };
    }
  }

  /** A 500 is a 500, whoever says it. */
  private static final class BelievesAnyError implements Sabotage {
    @Override
    public VideoBackend backend(VideoBackend honest) {
      return new ForwardingVideoBackend(honest) {
        @Override
        public Either<ProviderFailure, ProviderResult> result(Handle handle) {
          return super.result(handle)
              .map(result ->
                  result instanceof ProviderResult.Unproven unproven ? unproven.end() : result);
        }
      };
    }
  }

  /** Looks at the image once more, which is another one by now. */
  private static final class PlansAgainAtTheStart implements Sabotage {
    @Override
    public Either<Failure, GenerationId> start(
        Kinoport kinoport, Plan plan, RequestDraft draft, Terms terms) {
      return kinoport.start(draft.prompt("something else"), terms);
    }
  }

  /** Keeps for itself why a generation waits. */
  private static final class ParksWithoutAWord implements Sabotage {
    @Override
    public Journal journal(Journal honest) {
      return new ForwardingJournal(honest) {
        @Override
        public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
          return Either.right(trouble);
        }
      };
    }
  }

  /** Sends first and writes the intent down later, together with the answer. */
  private static final class SubmitsBeforeItIsWritten implements Sabotage {
    @Override
    public Journal journal(Journal honest) {
      return new LateIntentJournal(honest);
    }
  }

  /** Does what many HTTP clients do: no answer, so once more. */
  private static final class ResendsWhatMayHaveArrived implements Sabotage {
    @Override
    public VideoBackend backend(VideoBackend honest) {
      return new ResendingBackend(honest);
    }
  }

  /** Knows what it has sent itself, as if it were alone. */
  private static final class CountsPerProcess implements Sabotage {
    @Override
    public Journal journal(Journal honest) {
      return new ForwardingJournal(honest) {
        private final Deque<Instant> left = new ArrayDeque<>();

        @Override
        public Either<DepartureRefusal, Long> depart(
            GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
          left.removeIf(at -> !at.isAfter(leaving.at().minus(SubmitLimits.WINDOW)));
          if (limits.perMinute().exists(most -> left.size() >= most)) {
            return Either.left(new DepartureRefusal.NoRoom(SubmitLimits.LOOK));
          }
          left.add(leaving.at());
          return append(id, knownVersion, leaving).mapLeft(DepartureRefusal.NotWritten::new);
        }
      };
    }
  }

  /** Calls whoever is silent gone, as if each process were stopped for good. */
  private static final class TakesTheStoppedForDead implements Sabotage {
    @Override
    public SendingProcesses senders(SendingProcesses honest) {
      return new OtherSenders(honest) {
        @Override
        public Life of(String sender) {
          return honest.self().exists(sender::startsWith) ? Life.LIVES : Life.GONE;
        }
      };
    }
  }

  /** Ends no lease and waits for no silence: who has not answered by the second look is dead. */
  private static final class TakesTheSilentForDead implements Sabotage {
    @Override
    public SendingProcesses senders(SendingProcesses honest) {
      Set<String> lookedAt = new HashSet<>();
      return new OtherSenders(honest) {
        @Override
        public Life of(String sender) {
          Life life = honest.of(sender);
          return life == Life.LIVES && isElsewhere(sender) && !lookedAt.add(sender)
              ? Life.LAPSED
              : life;
        }

        private boolean isElsewhere(String sender) {
          String here = honest.self().getOrElse("").replaceFirst("/.*", "");
          return !sender.startsWith(here + "/");
        }
      };
    }
  }

  /** Sends whatever it has begun, whoever may have ended its lease. */
  private static final class SendsWithoutALease implements Sabotage {
    @Override
    public SendingProcesses senders(SendingProcesses honest) {
      return new OtherSenders(honest) {
        @Override
        public boolean maySend(String departing) {
          return true;
        }
      };
    }
  }

  /** Does what the honest ones do, but for what is broken on purpose. */
  private static class OtherSenders implements SendingProcesses {
    private final SendingProcesses honest;

    OtherSenders(SendingProcesses honest) {
      this.honest = honest;
    }

    @Override
    public Option<String> self() {
      return honest.self();
    }

    @Override
    public Option<String> departing() {
      return honest.departing();
    }

    @Override
    public boolean maySend(String departing) {
      return honest.maySend(departing);
    }

    @Override
    public Life of(String sender) {
      return honest.of(sender);
    }
  }

  /** Takes a caller's impatience for the end of the job. */
  private static final class ReleasesAtWaitLimit implements Sabotage {
    @Override
    public boolean releasesAtWaitLimit() {
      return true;
    }
  }
}
