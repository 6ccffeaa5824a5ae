package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The types that people meet first, one by one: what their Javadoc shows. */
class FirstTypesTest {
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();
  private final Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

  @Test
  void aDraft() {
    // @start region="draft"
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard")
            .prompt("the kite dives and climbs again")
            .firstFrame(ImageSource.url("https://images.example/kite.jpg"))
            .duration(10)
            .set("prompt_optimizer", "false");
    // @end

    assertThat(kinoport.plan(draft).get().quote())
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).isEqualTo(Money.usd("0.56")));
  }

  @Test
  void images(@TempDir Path folder) {
    byte[] upload = {1, 2, 3};
    // @start region="image"
    ImageSource theirs = ImageSource.url("https://images.example/kite.jpg");
    ImageSource ours = ImageSource.file(folder.resolve("kite.jpg"));
    ImageSource uploaded = ImageSource.bytes(upload);
    ImageSource typed = ImageSource.parse("data:image/png;base64,iVBORw0KGgo=");
    // @end

    assertThat(theirs.display()).isEqualTo("https://images.example/kite.jpg");
    assertThat(ours.display()).endsWith("kite.jpg");
    assertThat(uploaded).isInstanceOf(ImageSource.Bytes.class);
    assertThat(typed).isInstanceOf(ImageSource.DataUri.class);
  }

  @Test
  void money() {
    // @start region="money"
    Money clip = Money.usd("0.28");
    Money twelve = clip.times(BigDecimal.valueOf(12));

    assertThat(twelve).isEqualTo(Money.of("3.36", "USD")).hasToString("3.36 USD");
    // @end
  }

  @Test
  void failures() {
    Terms terms = Terms.standard().budget(Money.usd("0.10"));
    // @start region="failure"
    String answer =
        kinoport
            .generate(Kite.DRAFT, terms)
            .fold(
                failure ->
                    switch (failure) {
                      case Failure.OverBudget poor -> "only " + poor.limit() + " may be spent";
                      case Failure.InDoubt doubt -> "perhaps paid, ask again: " + doubt.id();
                      case Failure.StillRunning running -> "come back for " + running.id();
                      default -> failure.message();
                    },
                clip -> "kept at " + clip.clip().location());
    // @end

    assertThat(answer).isEqualTo("only 0.10 USD may be spent");
  }

  @Test
  void aProvider(@TempDir Path folder) {
    // @start region="provider"
    Provider shop = fake.provider().withClips(new FileClipStore(folder, fake.clipSource()));

    assertThat(shop.offers().offers()).extracting("alias").contains("hailuo-2.3-standard");
    // @end
  }

  @Test
  void aScript() {
    // @start region="script"
    Script script =
        Script.always(Life.realistic())
            .whenPromptHas("storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1)));
    FakeProvider stormy = FakeProvider.on(time).script(script).build();
    // @end

    assertThat(stormy.bill().count()).isZero();
  }
}
