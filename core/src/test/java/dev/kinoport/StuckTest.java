package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.EndlessStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.engine.TestBackend;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing waits without a word, and without an end or a lever. */
class StuckTest {
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));
  private static final ClipFailure FORBIDDEN =
      new ClipFailure.Forbidden("clips do not come from clips.test");

  private final ManualTime time = new ManualTime();
  private final Journal journal = new InMemoryJournal();
  private final TestBackend backend = new TestBackend();
  private Kinoport kinoport = process();

  private Kinoport process() {
    return Kinoport.builder().provider(backend.provider()).journal(journal).time(time).build();
  }

  @AfterEach
  void close() {
    kinoport.close();
  }

  private Failure.Stuck stuck() {
    return (Failure.Stuck) kinoport.generate(KITE, Terms.standard()).getLeft();
  }

  @Test
  void aClipThatMayNotBeFetchedIsSaidWithItsAddressInEveryProcess() {
    backend.keeps.then(Either.left(FORBIDDEN));

    Failure.Stuck stuck = stuck();

    assertThat(stuck.message())
        .contains("paid", "clips do not come from clips.test", stuck.id().value());
    kinoport.close();
    kinoport = process();
    assertThat(kinoport.trouble(stuck.id()).get().get())
        .satisfies(trouble -> {
          assertThat(trouble.address()).contains(TestBackend.CLIP.location());
          assertThat(trouble.stuck()).isTrue();
          assertThat(trouble.times()).isOne();
          assertThat(trouble.nextTry()).isNotEmpty();
        });
    assertThat(kinoport.list(Selection.all()).get().getFirst().trouble()).isNotEmpty();
  }

  @Test
  void whatIsStuckIsLookedAtAgainAndSaysSinceWhenAndHowOften() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();

    time.advance(Duration.ofHours(1));

    Trouble now = kinoport.trouble(stuck.id()).get().get();
    assertThat(now.times()).isBetween(4, 5);
    assertThat(now.since()).isEqualTo(stuck.trouble().since());
    backend.keeps.then(Either.right(TestBackend.STORED));
    assertThat(kinoport.await(stuck.id()).isRight()).isTrue();
    assertThat(kinoport.trouble(stuck.id()).get()).isEmpty();
  }

  @Test
  void aHostCanBeTrustedForOneGeneration() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();
    backend.keeps.then(Either.right(TestBackend.STORED));

    kinoport.trustClipHost(stuck.id(), "Clips.test");

    assertThat(kinoport.await(stuck.id()).isRight()).isTrue();
    assertThat(backend.kept.getLast().trustedHosts()).containsExactly("clips.test");
  }

  @Test
  void aClipCanBeFetchedFromWhereAPersonSaysItIs() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();
    backend.keeps.then(Either.right(TestBackend.STORED));
    URI elsewhere = URI.create("https://elsewhere.test/kite.mp4");

    kinoport.adoptClip(stuck.id(), elsewhere);

    assertThat(kinoport.await(stuck.id()).isRight()).isTrue();
    assertThat(backend.kept.getLast())
        .satisfies(clip -> {
          assertThat(clip.location()).isEqualTo(elsewhere);
          assertThat(clip.trustedHosts()).containsExactly("elsewhere.test");
        });
  }

  @Test
  void aClipCanBeBroughtByAPerson() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();
    backend.keeps.then(Either.right(TestBackend.STORED));

    kinoport.adoptClip(stuck.id(), InputStream.nullInputStream());

    assertThat(kinoport.await(stuck.id()).get())
        .satisfies(generated -> {
          assertThat(generated.clip()).isEqualTo(TestBackend.STORED);
          assertThat(generated.cost().basis()).isEqualTo(Cost.Basis.QUOTED);
        });
  }

  /** Such as a device, or a pipe that somebody forgot. */
  @Test
  @Timeout(300)
  void aBroughtClipThatNeverEndsIsNotReadForEver() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();
    backend.reading = true;

    assertThat(kinoport.adoptClip(stuck.id(), new EndlessStream()).getLeft())
        .isInstanceOfSatisfying(
            Failure.ClipNotKept.class, failure -> assertThat(failure.reason()).contains("at most"));
  }

  @Test
  void aBroughtClipThatIsNoneChangesNothing() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck stuck = stuck();
    backend.keeps.then(Either.left(new ClipFailure.Damaged("not a video")));

    assertThat(kinoport.adoptClip(stuck.id(), InputStream.nullInputStream()).getLeft())
        .isEqualTo(new Failure.ClipNotKept(stuck.id(), "not a video"));
    assertThat(kinoport.find(stuck.id()).get()).isInstanceOf(GenerationState.Downloading.class);
  }

  @Test
  void whatIsGivenUpCostsWhatHadBeenBoughtByThen() {
    backend.keeps.then(Either.left(FORBIDDEN));
    Failure.Stuck paid = stuck();
    backend.submits.then(new SubmitAnswer.Accepted(Handle.of(backend.provider().name(), "r2")));
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    GenerationId running = kinoport.start(KITE, Terms.standard()).get();
    time.advance(Duration.ofSeconds(2));
    backend.submits.then(new SubmitAnswer.NeverSent("offline"));
    GenerationId unsent = kinoport.start(KITE, Terms.standard()).get();
    time.advance(Duration.ofMillis(10));

    assertThat(costOfGivingUp(paid.id()).basis()).isEqualTo(Cost.Basis.QUOTED);
    assertThat(costOfGivingUp(running).basis()).isEqualTo(Cost.Basis.QUOTED);
    assertThat(costOfGivingUp(unsent).basis()).isEqualTo(Cost.Basis.NOTHING);
  }

  private Cost costOfGivingUp(GenerationId id) {
    assertThat(kinoport.abandon(id, "enough").get()).isInstanceOf(GenerationState.Failed.class);
    return ((Failure.Failed) kinoport.await(id).getLeft()).cost();
  }

  @Test
  void aKeyThatIsRefusedWhileItRunsIsToldAtOnceAndNothingIsGivenUp() {
    backend.statuses.then(Either.left(new ProviderFailure.Denied("401: no such key")));

    Failure.Stuck stuck = stuck();

    assertThat(stuck.trouble().kind()).isEqualTo(Trouble.Kind.DENIED);
    assertThat(stuck.message()).contains("it goes on at the provider", "401: no such key");
    backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));
    time.advance(Duration.ofMinutes(20));
    assertThat(kinoport.await(stuck.id()).isRight()).isTrue();
  }

  @Test
  void aKeyThatIsRefusedAtTheUploadIsTheEndAsAtTheSubmit() {
    backend.uploads.then(Either.left(new ProviderFailure.Denied("401: no such key")));
    RequestDraft local =
        RequestDraft.of(TestOffers.ALIAS)
            .prompt("a kite")
            .firstFrame(ImageSource.bytes(TestImages.png(640, 360)));

    Failure.Failed failed = (Failure.Failed) kinoport.generate(local, Terms.standard()).getLeft();

    assertThat(failed.cause()).isInstanceOf(GenerationFailure.ByProvider.class);
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
    assertThat(backend.uploads.count()).isOne();
    assertThat(backend.submits.count()).isZero();
  }

  @Test
  void aCompletedAnswerWithoutAClipIsToldAndEndsWhenTheProviderForgets() {
    backend.results.then(Either.right(new ProviderResult.WithoutClip("seed", Charge.unknown())));

    Failure.Stuck stuck = stuck();

    assertThat(stuck.trouble().kind()).isEqualTo(Trouble.Kind.WITHOUT_CLIP);
    assertThat(backend.results.count()).isEqualTo(3);
    time.advance(Duration.ofHours(2));
    assertThat(kinoport.await(stuck.id()).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> {
              assertThat(failed.cause()).isInstanceOf(GenerationFailure.WithoutClip.class);
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.QUOTED);
            });
  }

  @Test
  void anAddressThatDiesLeadsBackToAskingForAFreshOne() {
    RemoteClip fresh =
        new RemoteClip(URI.create("https://clips.test/2.mp4"), Option.none(), Option.none());
    backend
        .results
        .then(Either.right(new ProviderResult.Finished(TestBackend.CLIP, Charge.unknown())))
        .then(Either.right(new ProviderResult.Finished(fresh, Charge.unknown())));
    backend.keeps.then(Either.left(new ClipFailure.Gone("404")));
    backend.keeps.then(Either.right(TestBackend.STORED));

    GenerationId id = kinoport.generate(KITE, Terms.standard()).get().id();

    assertThat(backend.kept)
        .extracting(RemoteClip::location)
        .containsExactly(TestBackend.CLIP.location(), fresh.location());
    assertThat(journal.read(id).get().get().events())
        .filteredOn(GenerationEvent.ClipAddressLost.class::isInstance)
        .hasSize(1);
  }

  @Test
  void anAddressOlderThanAddressesLiveIsNotEvenTried() {
    backend.capabilities =
        Capabilities.standard().kept(Duration.ofHours(3), Duration.ofMinutes(10));
    kinoport.close();
    kinoport = process();
    backend.keeps.then(Either.left(new ClipFailure.NotWritable("disk full")));
    GenerationId id = kinoport.start(KITE, Terms.standard()).get();
    time.advance(Duration.ofSeconds(5));
    int asked = backend.results.count();

    time.advance(Duration.ofMinutes(12));

    assertThat(backend.results.count()).isGreaterThan(asked);
    assertThat(kinoport.find(id).get()).isInstanceOf(GenerationState.Delivering.class);
  }

  @Test
  void whatTheOfferSaidWhenItWasBoughtCountsBeforeWhatTheProviderSaysOfAll() {
    Offer brief =
        TestOffers.kite().withRetention(Retention.of(Duration.ofHours(3), Duration.ofMinutes(10)));
    kinoport.close();
    kinoport = selling(brief);
    backend.keeps.then(Either.left(new ClipFailure.NotWritable("disk full")));
    GenerationId id = kinoport.start(KITE, Terms.standard()).get();
    time.advance(Duration.ofSeconds(5));
    int asked = backend.results.count();
    kinoport.close();
    kinoport = selling(TestOffers.kite());
    kinoport.resume().get();

    time.advance(Duration.ofMinutes(12));

    assertThat(backend.results.count()).as("the address is too old").isGreaterThan(asked);
    assertThat(journal.read(id).get().get().state().order().retention())
        .isEqualTo(brief.retention());
    backend.keeps.then(Either.left(new ClipFailure.Gone("404")));
    time.advance(Duration.ofHours(2));
    assertThat(kinoport.find(id).get())
        .as("kept for three hours, and an hour by others")
        .isInstanceOf(GenerationState.Delivering.class);
    time.advance(Duration.ofHours(2));
    assertThat(kinoport.find(id).get()).isInstanceOf(GenerationState.Failed.class);
  }

  private Kinoport selling(Offer offer) {
    return Kinoport.builder()
        .provider(backend.provider().withOffers(new Catalogue(List.of(offer))))
        .journal(journal)
        .time(time)
        .build();
  }

  @Test
  void aProviderWithoutACancelIsNotAsked() {
    backend.capabilities = Capabilities.standard().cancel(Capabilities.Cancel.NEVER);
    kinoport.close();
    kinoport = process();
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    GenerationId id = kinoport.start(KITE, Terms.standard()).get();
    time.advance(Duration.ofSeconds(2));

    kinoport.cancel(id);
    time.advance(Duration.ofSeconds(5));

    assertThat(backend.cancels.count()).isZero();
    assertThat(journal.read(id).get().get().events())
        .filteredOn(GenerationEvent.CancelSent.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationEvent.CancelSent.class,
            sent -> assertThat(sent.answer()).isEqualTo(CancelAnswer.UNSUPPORTED));
  }

  @Test
  void whatIsSaidAboutMoneyFollowsFromTheState() {
    backend.submits.then(new SubmitAnswer.NeverSent("offline"));
    Terms brief = Terms.standard().waitLimit(Duration.ofMillis(10));
    assertThat(kinoport.generate(KITE, brief).getLeft().message()).contains("nothing was sent");
  }
}
