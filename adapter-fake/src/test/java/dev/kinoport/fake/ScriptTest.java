package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Life FAILING = Life.instant().failing(FakeError.INTERNAL_ERROR.error());

  @Test
  void aMatchingRequestGoesItsOwnWayAndAllOthersAsBefore() {
    Script script = Script.always(Life.instant()).whenPromptHas("storm", FAILING);
    Stage stage = Stage.playing(script);

    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();
    assertThat(stage.kinoport().generate(STORM, Terms.standard()).getLeft())
        .isInstanceOf(Failure.Failed.class);
  }

  @Test
  void theLastWordWins() {
    Script script =
        Script.always(Life.instant())
            .whenPromptHas("storm", FAILING)
            .when(
                request -> request.prompt().exists("a storm over the hills"::equals),
                Life.instant());

    assertThat(script.lifeOf(Submissions.request(STORM))).isEqualTo(Life.instant());
    assertThat(script.lifeOf(Submissions.request(KITE.prompt("another storm")))).isEqualTo(FAILING);
  }

  @Test
  void aCountedFaultStrikesEachGenerationThatOften() {
    Stage stage = Stage.playing(Life.instant().with(new Fault.LostBeforeAcceptance(1)));

    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();
    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(stage.provider().received()).hasSize(4);
    assertThat(stage.provider().bill().count()).isEqualTo(2);
  }

  @Test
  void severalFaultsStrikeOneAfterTheOther() {
    Stage stage =
        Stage.playing(
            Life.realistic()
                .with(
                    new Fault.NeverSent(1),
                    new Fault.LostBeforeAcceptance(1),
                    new Fault.AcceptedButAnswerLost(1),
                    new Fault.StatusFails(2),
                    new Fault.ResultFails(2),
                    new Fault.ClipInterrupted(2)));

    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(2);
    assertThat(stage.provider().bill().total()).isEqualTo(Stage.PRICE);
  }
}
