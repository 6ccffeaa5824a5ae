package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
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
import dev.kinoport.generation.Trouble;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.ProviderError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is paid for and does not come home by itself waits for a person, who has levers. */
class ClipLeversTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  private static Failure.Stuck stuck(Stage stage) {
    return (Failure.Stuck) stage.kinoport().generate(KITE, TERMS).getLeft();
  }

  private static void assertHomeAndPaidOnce(Stage stage, GenerationId id) {
    assertThat(stage.kinoport().await(id).get().cost().amount()).containsExactly(PRICE);
    assertThat(stage.trouble(id)).isEmpty();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void clipElsewhereWaitsUntilItsHostIsTrusted() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipElsewhere("cdn.example")));

    Failure.Stuck waits = stuck(stage);
    assertThat(waits.trouble().kind()).isEqualTo(Trouble.Kind.CLIP_FORBIDDEN);
    assertThat(waits.trouble().reason()).contains("cdn.example");
    assertThat(waits.trouble().address().get()).hasHost("cdn.example");
    assertThat(stage.purse().reserved()).containsExactly(PRICE);

    assertThat(stage.kinoport().trustClipHost(waits.id(), "cdn.example").isRight()).isTrue();

    assertHomeAndPaidOnce(stage, waits.id());
  }

  @Test
  void anotherHostThatIsTrustedDoesNotHelp() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipElsewhere("cdn.example")));
    GenerationId id = stuck(stage).id();

    assertThat(stage.kinoport().trustClipHost(id, "cdn2.example").isRight()).isTrue();

    assertThat(stage.kinoport().await(id).getLeft()).isInstanceOf(Failure.Stuck.class);
  }

  @Test
  void addressThatAPersonKnowsIsFetchedWhateverItsHost() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipElsewhere("cdn.example")));
    Failure.Stuck waits = stuck(stage);
    URI address = waits.trouble().address().get();

    assertThat(stage.kinoport().adoptClip(waits.id(), address).isRight()).isTrue();

    assertHomeAndPaidOnce(stage, waits.id());
  }

  @Test
  void addressesThatDieAreAskedForAgain() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipAddressDies(2)));

    GenerationId id = stage.kinoport().generate(KITE, TERMS).get().id();

    assertThat(stage.events(id))
        .filteredOn(GenerationEvent.ClipAddressLost.class::isInstance)
        .hasSize(2);
    assertHomeAndPaidOnce(stage, id);
  }

  @Test
  void anAnswerWithoutAClipMayBeASlip() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ResultWithoutClip(2)));

    assertHomeAndPaidOnce(stage, stage.kinoport().generate(KITE, TERMS).get().id());
  }

  @Test
  void anAnswerThatStaysWithoutAClipWaitsAndEndsWithTheProvidersMemory() {
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.ResultWithoutClip(Integer.MAX_VALUE)));
    Failure.Stuck waits = stuck(stage);
    assertThat(waits.trouble().kind()).isEqualTo(Trouble.Kind.WITHOUT_CLIP);

    stage.time().advance(Duration.ofHours(3));

    assertThat(stage.kinoport().find(waits.id()).get())
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> {
              assertThat(failed.failure())
                  .isInstanceOfAny(
                      GenerationFailure.WithoutClip.class, GenerationFailure.Expired.class);
              assertThat(failed.cost().amount()).containsExactly(PRICE);
            });
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void clipThatAPersonBringsEndsIt() throws IOException {
    byte[] clip = someClip();
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.ResultWithoutClip(Integer.MAX_VALUE)));
    GenerationId id = stuck(stage).id();

    assertThat(stage.kinoport().adoptClip(id, new ByteArrayInputStream(new byte[99])).getLeft())
        .isInstanceOf(Failure.ClipNotKept.class);
    assertThat(stage.kinoport().adoptClip(id, new ByteArrayInputStream(clip)).get())
        .isInstanceOf(GenerationState.Succeeded.class);

    var home = stage.kinoport().await(id).get();
    try (InputStream kept = stage.kinoport().open(home.clip()).get()) {
      assertThat(kept.readAllBytes()).isEqualTo(clip);
    }
    assertHomeAndPaidOnce(stage, id);
  }

  private static byte[] someClip() throws IOException {
    Stage stage = Stage.playing(Life.instant());
    var made = stage.kinoport().generate(KITE, TERMS).get();
    try (InputStream clip = stage.kinoport().open(made.clip()).get()) {
      return clip.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 413})
  void refusedUploadEndsItBeforeAnythingIsBought(int status) throws IOException {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .script(Script.always(Life.instant().with(new Fault.UploadRefused(status))))
            .build();
    Stage stage = Stage.of(time, provider);

    Failure failure =
        stage.kinoport().generate(KITE.firstFrame(ImageSource.bytes(png())), TERMS).getLeft();

    ProviderError.Kind kind =
        List.of(401, 403).contains(status) ? ProviderError.Kind.DENIED : ProviderError.Kind.REFUSED;
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> {
              assertThat(failed.cause())
                  .isInstanceOfSatisfying(
                      GenerationFailure.ByProvider.class,
                      by -> assertThat(by.error().kind()).isEqualTo(kind));
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
            });
    assertThat(provider.received()).isEmpty();
    assertThat(stage.purse().committed()).containsExactly(Stage.NOTHING);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BufferedImage picture = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(picture, "png", bytes)).isTrue();
    return bytes.toByteArray();
  }
}
