package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An application that is set up wrongly does not start, and says what would be right. */
class WrongSettingsTest {
  /** Of those that need what a failed start has: they are not asked here. */
  private static final FailureHandler NEEDS_MORE = (type, name, failure) -> {};

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(KinoportAutoConfiguration.class))
          .withPropertyValues("kinoport.provider=fake");

  @ParameterizedTest
  @CsvSource({
    "kinoport.provders, kinoport.provider",
    "kinoport.journal.plase, kinoport.journal.place",
    "kinoport.emulatorurls, kinoport.emulator-url",
    "kinoport.fal.webhok, kinoport.fal.webhook",
  })
  void aNameThatIsNoneOfOursIsToldWithTheOneThatWasMeant(String typed, String meant) {
    application
        .withPropertyValues(typed + "=a-secret-word")
        .run(context -> {
          FailureAnalysis told = told(context);

          assertThat(told.getDescription()).startsWith("There is no property " + typed);
          assertThat(told.getAction())
              .startsWith("Write %s in place of %s.".formatted(meant, typed))
              .contains("There are: kinoport.provider, kinoport.emulator-url, kinoport.clips,")
              .contains("kinoport.fal.key", "kinoport.journal.schema");
          assertThat(told.getDescription() + told.getAction()).doesNotContain("a-secret-word");
        });
  }

  private static FailureAnalysis told(AssertableApplicationContext context) {
    Throwable failure = context.getStartupFailure();
    assertThat(failure).isNotNull();
    FailureAnalysis analysis = new UnknownPropertyAnalyzer().analyze(failure);
    assertThat(analysis).isNotNull();
    return analysis;
  }

  @Test
  void anotherLibrarysUnknownPropertyIsNotOurs() {
    UnboundConfigurationPropertiesException other =
        new UnboundConfigurationPropertiesException(Set.of());

    assertThat(new UnknownPropertyAnalyzer().analyze(other)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "kinoport.journal.place, disk",
    "kinoport.fake.queued, soon",
    "kinoport.resume, perhaps",
  })
  void aValueThatCannotBeReadIsToldWithItsName(String name, String value) {
    application
        .withPropertyValues(name + "=" + value)
        .run(context ->
            assertThat(context)
                .getFailure()
                .hasStackTraceContaining(name)
                .hasStackTraceContaining(value)
                .hasStackTraceContaining(BindException.class.getSimpleName()));
  }

  @ParameterizedTest
  @CsvSource({
    "kinoport.fal.webhook, us.example/hook, webhook",
    "kinoport.journal.schema, My-Schema, schema",
    "kinoport.fal.key, a key with spaces, must be printable ASCII",
    "kinoport.minimax.key, a key with spaces, kinoport.minimax.key: ",
    "kinoport.minimax.callback, us.example/hook, callback",
    "kinoport.replicate.token, a key with spaces, kinoport.replicate.token: ",
    "kinoport.replicate.webhook, us.example/hook, webhook",
    "kinoport.videos.url, us.example/v1, base",
    "kinoport.videos.key, a key with spaces, kinoport.videos.key: ",
  })
  void aValueThatIsReadAndIsWrongIsToldToo(
      String name, String value, String said, @TempDir Path folder) {
    application
        .withPropertyValues(
            "kinoport.provider=fal,minimax,replicate,videos",
            "kinoport.fal.key=id:0123456789abcdef",
            "kinoport.minimax.key=0123456789abcdef",
            "kinoport.replicate.token=0123456789abcdef",
            "kinoport.videos.url=http://127.0.0.1:1/v1")
        .withBean(DataSource.class, () -> sqlite(folder, "app.db"))
        .withPropertyValues(name + "=" + value)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(said));
  }

  @ParameterizedTest
  @CsvSource({
    "kinoport.fal.key, fal, ${NOBODY_SETS_THIS}",
    "kinoport.minimax.key, minimax, ${NOBODY_SETS_THIS}",
    "kinoport.replicate.token, replicate, ${NOBODY_SETS_THIS}",
    "kinoport.videos.key, videos, ${NOBODY_SETS_THIS}",
    "kinoport.fal.key, fal, id:${NOBODY_SETS_THIS}",
  })
  void aKeyThatNobodyFillsInDoesNotStart(String property, String word, String text) {
    application
        .withPropertyValues(
            "kinoport.provider=" + word,
            "kinoport.videos.url=http://127.0.0.1:1/v1",
            property + "=" + text)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage(
                    property
                        + " is a placeholder that nothing fills in: set what it names, or take"
                        + " kinoport.provider=fake"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kinoport.provider=; kinoport.provider names nobody who makes video: ",
        "kinoport.provider=fal; kinoport.fal.key is not set, ",
        "kinoport.provider=fall; kinoport.provider names \"fall\", and ",
        "kinoport.provider=videos; kinoport.videos.url is not set, ",
        "kinoport.limits.fall.in-flight=3; kinoport.limits names \"fall\", ",
        "kinoport.fal.key=a key with spaces,kinoport.provider=fal; kinoport.fal.key: ",
        "kinoport.journal.place=file,kinoport.journal.file=/proc/none/a.db; the journal ",
      })
  void whatIsWrongIsToldInOneSentenceAndNoTrace(String settings, String said) {
    application
        .withPropertyValues(settings.split(",", -1))
        .run(context -> {
          FailureAnalysis told = new WrongSettingAnalyzer().analyze(context.getStartupFailure());

          assertThat(told).isNotNull();
          assertThat(told.getDescription()).startsWith(said);
          assertThat(told.getAction()).isNull();
        });
  }

  @Test
  void everyWordThatIsNoProviderIsToldWithTheOneThatWasMeant() {
    application
        .withPropertyValues("kinoport.provider=minimx,Fal,replcate,sora")
        .run(context -> {
          FailureAnalysis told = new WrongSettingAnalyzer().analyze(context.getStartupFailure());

          assertThat(told).isNotNull();
          assertThat(told.getDescription())
              .contains("names \"minimx\"", "did you mean minimax?")
              .contains("names \"replcate\"", "did you mean replicate?")
              .contains("names \"sora\", and there are fal, minimax,")
              .doesNotContain("\"Fal\"");
        });
  }

  /** Spring reads a word without its dashes and dots, but with its digits. */
  @Test
  void wordWithADigitIsNoProviderAndOneWithDashesIs() {
    application
        .withPropertyValues("kinoport.provider=fal2,F-A-L,mini.max,4replicate")
        .run(context -> {
          FailureAnalysis told = new WrongSettingAnalyzer().analyze(context.getStartupFailure());

          assertThat(told).isNotNull();
          assertThat(told.getDescription())
              .contains("names \"fal2\"", "did you mean fal?")
              .contains("names \"4replicate\"", "did you mean replicate?")
              .doesNotContain("\"F-A-L\"", "\"mini.max\"");
        });
  }

  @Test
  void springFindsWhoTellsIt() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, NEEDS_MORE))
        .hasAtLeastOneElementOfType(WrongSettingAnalyzer.class)
        .hasAtLeastOneElementOfType(UnknownPropertyAnalyzer.class);
  }

  @Test
  void severalDatabasesAreNoReasonToForgetWhatIsBought(@TempDir Path folder) {
    application
        .withBean("one", DataSource.class, () -> sqlite(folder, "one.db"))
        .withBean("two", DataSource.class, () -> sqlite(folder, "two.db"))
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("there are several DataSources")
                .hasMessageContaining("@Primary"));
  }

  private static DataSource sqlite(Path folder, String name) {
    return new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve(name));
  }
}
