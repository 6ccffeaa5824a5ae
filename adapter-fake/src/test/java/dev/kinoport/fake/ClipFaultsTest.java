package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the clip that a result names, or with the result that names none. */
final class ClipFaultsTest {
  private static final String NAME = "clip";

  private final VirtualTime time = VirtualTime.create();

  private FakeProvider playing(Fault... faults) {
    return FakeProvider.on(time).script(Script.always(Life.instant().with(faults))).build();
  }

  private FakeProvider keptIn(Path folder, Fault... faults) {
    return FakeProvider.on(time)
        .script(Script.always(Life.instant().with(faults)))
        .keptIn(folder)
        .build();
  }

  private static RemoteClip clip(FakeProvider provider, Handle handle) {
    return ((ProviderResult.Finished) new Submissions(provider).result(handle)).clip();
  }

  private static ClipFailure whyNot(FakeProvider provider, RemoteClip clip) {
    return provider.provider().clips().keep(NAME, clip).getLeft();
  }

  @Test
  void clipElsewhereIsNamedWithItsHostAndForbidden() {
    FakeProvider provider = playing(new Fault.ClipElsewhere("cdn.example"));
    RemoteClip clip = clip(provider, new Submissions(provider).accepted(KITE));

    ClipFailure forbidden = new ClipFailure.Forbidden("clips do not come from cdn.example");
    assertThat(clip.location()).hasHost("cdn.example");
    assertThat(whyNot(provider, clip)).isEqualTo(forbidden);
    assertThat(provider.clipSource().open(clip, 0).getLeft()).isEqualTo(forbidden);
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void clipThatLiesElsewhereLeavesTheProviderAllTheSame() {
    FakeProvider provider = playing(new Fault.ClipElsewhere("cdn.example"));
    Handle kite = new Submissions(provider).accepted(KITE);

    Administration administration = provider.administration();
    assertThat(administration.openClip(kite.requestId(), 0).isRight()).isTrue();
    assertThat(administration.clipAddress(kite.requestId()))
        .isEqualTo(clip(provider, kite).location());
  }

  @Test
  void onlyAClipThatLiesElsewhereIsForbidden() {
    FakeProvider provider = playing();
    RemoteClip clip = clip(provider, new Submissions(provider).accepted(KITE));
    String moved = clip.location().toString().replace(clip.location().getHost(), "cdn.example");

    assertThat(whyNot(provider, at(moved))).isInstanceOf(ClipFailure.Gone.class);
    assertThat(whyNot(provider, at("file:///nowhere.mp4"))).isInstanceOf(ClipFailure.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "user@host", "host:80", "host/path", "-", "[::1]"})
  void elsewhereIsTheNameOfAHost(String host) {
    assertThatThrownBy(() -> new Fault.ClipElsewhere(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + host + "\"");
  }

  @Test
  void addressesDieUntilAFreshOneWorks() {
    FakeProvider provider = playing(new Fault.ClipAddressDies(2));
    Handle kite = new Submissions(provider).accepted(KITE);

    List<RemoteClip> named = new ArrayList<>();
    for (int asked = 0; asked < 2; asked++) {
      RemoteClip dead = clip(provider, kite);
      assertThat(whyNot(provider, dead)).isInstanceOf(ClipFailure.Gone.class);
      assertThat(whyNot(provider, dead)).isInstanceOf(ClipFailure.Gone.class);
      named.add(dead);
    }
    RemoteClip alive = clip(provider, kite);
    named.add(alive);

    assertThat(named).doesNotHaveDuplicates();
    assertThat(provider.provider().clips().keep(NAME, alive).isRight()).isTrue();
    assertThat(clip(provider, kite)).isEqualTo(alive);
    assertThat(whyNot(provider, named.get(0))).isInstanceOf(ClipFailure.Gone.class);
    assertThat(whyNot(provider, named.get(1))).isInstanceOf(ClipFailure.Gone.class);
  }

  @Test
  void addressThatDiesElsewhereIsForbiddenFirst() {
    FakeProvider provider =
        playing(new Fault.ClipElsewhere("cdn.example"), new Fault.ClipAddressDies(1));
    RemoteClip dead = clip(provider, new Submissions(provider).accepted(KITE));

    assertThat(whyNot(provider, dead)).isInstanceOf(ClipFailure.Forbidden.class);
  }

  @Test
  void deadAddressesStayDeadInTheNextProcess(@TempDir Path folder) {
    Handle kite;
    RemoteClip dead;
    try (FakeProvider first = keptIn(folder, new Fault.ClipAddressDies(1))) {
      kite = new Submissions(first).accepted(KITE);
      dead = clip(first, kite);
    }

    try (FakeProvider second = keptIn(folder)) {
      assertThat(whyNot(second, dead)).isInstanceOf(ClipFailure.Gone.class);
      RemoteClip alive = clip(second, kite);
      assertThat(second.provider().clips().keep(NAME, alive).isRight()).isTrue();
    }
  }

  @Test
  void resultNamesNoClipSoOftenAndThenOne() {
    FakeProvider provider = playing(new Fault.ResultWithoutClip(2));
    Submissions submissions = new Submissions(provider);
    Handle kite = submissions.accepted(KITE);

    for (int asked = 0; asked < 2; asked++) {
      assertThat(provider.provider().video().result(kite).get())
          .isInstanceOf(ProviderResult.WithoutClip.class);
    }
    assertThat(provider.provider().clips().keep(NAME, clip(provider, kite)).isRight()).isTrue();
    assertThat(submissions.status(kite)).isInstanceOf(ProviderStatus.Completed.class);
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void resultMayNeverNameAClip() {
    FakeProvider provider = playing(new Fault.ResultWithoutClip(Integer.MAX_VALUE));
    Handle kite = new Submissions(provider).accepted(KITE);

    for (int asked = 0; asked < 1_000; asked++) {
      assertThat(provider.provider().video().result(kite).get())
          .isInstanceOf(ProviderResult.WithoutClip.class);
    }
  }

  @Test
  void resultWithoutAClipIsCountedOnAcrossProcesses(@TempDir Path folder) {
    Handle kite;
    try (FakeProvider first = keptIn(folder, new Fault.ResultWithoutClip(2))) {
      kite = new Submissions(first).accepted(KITE);
      assertThat(first.provider().video().result(kite).get())
          .isInstanceOf(ProviderResult.WithoutClip.class);
    }

    try (FakeProvider second = keptIn(folder)) {
      Provider shop = second.provider();
      assertThat(shop.video().result(kite).get()).isInstanceOf(ProviderResult.WithoutClip.class);
      assertThat(shop.video().result(kite).get()).isInstanceOf(ProviderResult.Finished.class);
    }
  }

  @Test
  void failureIsAFailureAndNoResultWithoutAClip() {
    Life life =
        Life.instant()
            .with(new Fault.ResultWithoutClip(1))
            .failing(FakeError.CONTENT_POLICY_VIOLATION.error());
    FakeProvider provider = FakeProvider.on(time).script(Script.always(life)).build();
    Submissions submissions = new Submissions(provider);

    assertThat(submissions.result(submissions.accepted(KITE)))
        .isInstanceOf(ProviderResult.Failed.class);
  }

  @Test
  void lookingAtTheOutcomeDoesNotCountAsAsking() {
    FakeProvider provider = playing(new Fault.ResultWithoutClip(1), new Fault.ClipAddressDies(1));
    Handle kite = new Submissions(provider).accepted(KITE);
    Administration administration = provider.administration();

    assertThat(administration.outcome(kite.requestId()).get())
        .isInstanceOf(ProviderResult.WithoutClip.class);
    assertThat(administration.outcome(kite.requestId()).get())
        .isInstanceOf(ProviderResult.WithoutClip.class);
    assertThat(provider.provider().video().result(kite).get())
        .isInstanceOf(ProviderResult.WithoutClip.class);
    assertThat(administration.outcome(kite.requestId()))
        .isEqualTo(provider.provider().video().result(kite))
        .isNotEqualTo(administration.outcome(kite.requestId()));
  }

  private static RemoteClip at(String address) {
    return new RemoteClip(URI.create(address), Option.none(), Option.none());
  }
}
