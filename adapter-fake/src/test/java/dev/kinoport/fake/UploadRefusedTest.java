package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.ProviderFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadRefusedTest {
  private final LocalImage image =
      LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(LazyClipTest.picturelessPng(640)))
          .get();

  private static FakeProvider.Builder building() {
    return FakeProvider.on(VirtualTime.create());
  }

  private static FakeProvider playing(Script script) {
    return building().script(script).build();
  }

  private ProviderFailure whyNot(FakeProvider provider) {
    return provider.provider().uploader().upload(image).getLeft();
  }

  private boolean isTaken(FakeProvider provider) {
    return provider.provider().uploader().upload(image).isRight();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aboutTheKeyIsADenial(int status) {
    assertThat(whyNot(building().uploadRefused(status).build()))
        .isEqualTo(new ProviderFailure.Denied("fake: the upload was refused with " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413})
  void aboutTheImageIsARejection(int status) {
    assertThat(whyNot(building().uploadRefused(status).build()))
        .isEqualTo(new ProviderFailure.Rejected("fake: the upload was refused with " + status));
  }

  @Test
  void isForGood() {
    FakeProvider provider = building().uploadRefused(403).uploadFailures(1).build();

    for (int tried = 0; tried < 100; tried++) {
      assertThat(whyNot(provider)).isInstanceOf(ProviderFailure.Denied.class);
    }
  }

  @Test
  void scriptForAllRequestsSaysSoToo() {
    Life life = Life.instant().with(new Fault.UploadRefused(401));
    Script script = Script.always(life).whenPromptHas("storm", Life.realistic());

    assertThat(whyNot(playing(script))).isInstanceOf(ProviderFailure.Denied.class);
  }

  @Test
  void ruleForSomeRequestsDoesNot() {
    Life life = Life.instant().with(new Fault.UploadRefused(401));
    Script script = Script.always(Life.instant()).whenPromptHas("", life);

    assertThat(isTaken(playing(script))).isTrue();
    assertThat(isTaken(playing(request -> life))).isTrue();
  }

  @Test
  void followsTheScript() {
    FakeProvider provider =
        playing(Script.always(Life.instant().with(new Fault.UploadRefused(413))));

    provider.administration().follow(Script.always(Life.instant()));
    assertThat(isTaken(provider)).isTrue();

    provider.administration().reset();
    assertThat(whyNot(provider)).isInstanceOf(ProviderFailure.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 404, 429, 500, 503})
  void otherStatusesRefuseNothingForGood(int status) {
    assertThatThrownBy(() -> building().uploadRefused(status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not with " + status);
  }
}
