package dev.kinoport.generation;

import static dev.kinoport.generation.TestOrders.ORDERED_AT;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A generation led into each state, by the events of a usual life; its first attempt is number 1.
 */
final class TestStates {
  static final Order ORDER =
      TestOrders.chained(
          TestOrders.order("g1", TestOrders.requestWithImage()), TestOrders.OTHER_SHOP, "0.30");
  static final Handle HANDLE = Handle.of(TestOrders.SHOP, "r1");
  static final URI UPLOADED = URI.create("https://uploads.test/1.png");
  static final RemoteClip CLIP =
      new RemoteClip(URI.create("https://clips.test/1.mp4"), Option.none(), Option.none());
  static final StoredClip STORED = new StoredClip(URI.create("file:///1.mp4"), Option.none());
  static final Cost COST = new Cost(Cost.Basis.QUOTED, ORDER.price(), Option.none());

  private TestStates() {}

  static Instant second(int number) {
    return ORDERED_AT.plusSeconds(number);
  }

  static GenerationEvent.Admitted admitted() {
    return new GenerationEvent.Admitted(ORDER, ORDERED_AT);
  }

  static GenerationEvent uploaded() {
    String sha256 = ORDER.request().localImages().get(0).sha256();
    return new GenerationEvent.ImageUploaded(
        sha256, new Upload("storage", UPLOADED, second(1)), second(1));
  }

  static GenerationEvent submitStarted(int attempt) {
    return new GenerationEvent.SubmitStarted(attempt, second(180), second(2));
  }

  static GenerationEvent submitFailed(int attempt) {
    return new GenerationEvent.SubmitFailed(attempt, "no connection", second(9), second(3));
  }

  static GenerationEvent submitInDoubt(int attempt) {
    return new GenerationEvent.SubmitInDoubt(attempt, "no answer", second(3));
  }

  static GenerationEvent accepted() {
    return new GenerationEvent.SubmitAccepted(HANDLE, GenerationEvent.Via.ANSWER, second(4));
  }

  static GenerationEvent resultFetched() {
    return new GenerationEvent.ResultFetched(CLIP, Charge.unknown(), second(7));
  }

  static GenerationEvent clipStored() {
    return new GenerationEvent.ClipStored(STORED, COST, second(8));
  }

  static GenerationEvent cancelAsked() {
    return new GenerationEvent.CancelAsked(second(5));
  }

  static GenerationEvent cancelSent() {
    return new GenerationEvent.CancelSent(CancelAnswer.REQUESTED, second(6));
  }

  static GenerationEvent cancelled() {
    return new GenerationEvent.Cancelled(COST, second(9));
  }

  static GenerationEvent failed(GenerationFailure failure) {
    return new GenerationEvent.Failed(failure, COST, second(9));
  }

  static GenerationFailure byProvider() {
    return new GenerationFailure.ByProvider(
        ProviderError.of(ProviderError.Kind.FAULT, "internal", "broke"));
  }

  static GenerationEvent movedOn(ProviderError.Kind kind) {
    return new GenerationEvent.MovedOn(
        TestOrders.OTHER_SHOP,
        1,
        new GenerationFailure.ByProvider(ProviderError.of(kind, "no", "not here")),
        second(9));
  }

  static GenerationState after(GenerationEvent... events) {
    List<GenerationEvent> life = new ArrayList<>(List.of(admitted()));
    life.addAll(List.of(events));
    return LifeCycle.fold(life);
  }

  static GenerationState planned() {
    return after();
  }

  static GenerationState ready() {
    return after(uploaded());
  }

  static GenerationState submitting() {
    return after(uploaded(), submitStarted(1));
  }

  static GenerationState inDoubt() {
    return after(uploaded(), submitStarted(1), submitInDoubt(1));
  }

  static GenerationState queued() {
    return after(uploaded(), submitStarted(1), accepted());
  }

  static GenerationState running() {
    return LifeCycle.apply(queued(), new GenerationEvent.Started(second(5))).get();
  }

  static GenerationState fetching() {
    return LifeCycle.apply(running(), new GenerationEvent.Completed(second(6))).get();
  }

  static GenerationState downloading() {
    return LifeCycle.apply(fetching(), resultFetched()).get();
  }

  static GenerationState succeeded() {
    return LifeCycle.apply(downloading(), clipStored()).get();
  }

  static GenerationState failedState() {
    return LifeCycle.apply(fetching(), failed(byProvider())).get();
  }

  static GenerationState cancelledState() {
    return LifeCycle.apply(fetching(), cancelled()).get();
  }
}
