package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.AcceptedRequest;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.Stage;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The journal outlives the fake, as in a set-up for development: that world is gone. */
class VanishedWorldTest {
  private final VirtualTime time = VirtualTime.create();
  private final Journal journal = new InMemoryJournal();

  private FakeProvider world(String name) {
    return FakeProvider.on(time).name(name).build();
  }

  private Kinoport process(FakeProvider... worlds) {
    var building = Kinoport.builder().time(time).journal(journal);
    for (FakeProvider world : worlds) {
      building.provider(world.provider());
    }
    return building.build();
  }

  private Stage stage(FakeProvider world, Kinoport kinoport) {
    return new Stage(time, journal, world, kinoport);
  }

  private static List<String> requestIds(FakeProvider world) {
    return world.accepted().stream().map(AcceptedRequest::requestId).toList();
  }

  @Test
  void newOrdersWorkInTheNextWorld() {
    FakeProvider first = world("fake");
    try (Kinoport kinoport = process(first)) {
      assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();
    }

    FakeProvider second = world("fake");
    try (Kinoport kinoport = process(second)) {
      assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();
    }

    assertThat(second.received()).hasSize(1);
    assertThat(requestIds(second)).doesNotContainAnyElementsOf(requestIds(first));
  }

  @Test
  void whatTheVanishedWorldHadAcceptedExpiresAndIsNeverInDoubt() {
    GenerationId old;
    try (Kinoport kinoport = process(world("fake"))) {
      old = kinoport.start(KITE, Terms.standard().budget(PRICE)).get();
      time.advance(Duration.ofMinutes(1));
      assertThat(kinoport.find(old).get()).isInstanceOf(GenerationState.Running.class);
    }

    FakeProvider second = world("fake");
    Duration kept = second.provider().capabilities().resultKept();
    try (Kinoport kinoport = process(second)) {
      assertThat(kinoport.resume().get()).containsExactly(old);
      Instant taken = time.now();
      Failure failure = kinoport.await(old).getLeft();

      assertThat(failure)
          .isInstanceOfSatisfying(
              Failure.Failed.class,
              failed -> {
                assertThat(failed.cause()).isInstanceOf(GenerationFailure.Expired.class);
                assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.QUOTED);
                assertThat(failed.cost().amount()).containsExactly(PRICE);
              });
      assertThat(time.now())
          .isBetween(taken.plus(kept).minusSeconds(60), taken.plus(kept).plusSeconds(120));
      assertThat(stage(second, kinoport).events(old))
          .noneMatch(GenerationEvent.SubmitInDoubt.class::isInstance);
    }
    assertThat(second.received()).isEmpty();
  }

  @Test
  void anAnswerThatWasLostInTheVanishedWorldIsSentAgainOnceTheRecordsAreBelieved() {
    FakeProvider first =
        FakeProvider.on(time)
            .script(
                Script.always(
                    Life.realistic()
                        .with(
                            new Fault.AcceptedButAnswerLost(1),
                            new Fault.ListingLags(Duration.ofMinutes(10)))))
            .build();
    GenerationId old;
    try (Kinoport kinoport = process(first)) {
      old = kinoport.start(KITE, Terms.standard()).get();
      time.advance(Duration.ZERO);
      assertThat(kinoport.find(old).get()).isInstanceOf(GenerationState.InDoubt.class);
    }

    FakeProvider second = world("fake");
    try (Kinoport kinoport = process(second)) {
      assertThat(kinoport.await(old).isRight()).isTrue();
    }
    assertThat(second.received()).hasSize(1);
  }

  @Test
  void twoWorldsOfOneSeedShareAJournalUnderTwoNames() {
    FakeProvider one = world("atelier");
    FakeProvider other = world("studio");
    GenerationId first;
    GenerationId second;
    try (Kinoport kinoport = process(one)) {
      first = kinoport.generate(KITE, Terms.standard()).get().id();
    }

    try (Kinoport kinoport = process(other, one)) {
      second = kinoport.generate(KITE, Terms.standard()).get().id();
      assertThat(
              Stream.of(first, second)
                  .map(id -> kinoport.find(id).get().order().provider().value()))
          .containsExactly("atelier", "studio");
    }

    assertThat(one.bill().count()).isEqualTo(1);
    assertThat(other.bill().count()).isEqualTo(1);
  }

  @Test
  void whatAnotherNameHasIsLeftAlone() {
    GenerationId old;
    try (Kinoport kinoport = process(world("atelier"))) {
      old = kinoport.start(KITE, Terms.standard()).get();
    }

    FakeProvider studio = world("studio");
    try (Kinoport kinoport = process(studio)) {
      assertThat(kinoport.resume().get()).isEmpty();
      assertThat(kinoport.await(old).getLeft()).isInstanceOf(Failure.Elsewhere.class);
    }
    assertThat(studio.received()).isEmpty();
  }
}
