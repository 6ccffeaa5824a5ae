package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule, over a small product that breaks it: a rule that cannot fail protects nothing. */
class PlantedViolationTest {
  private static final Hexagon PLANTED = new Hexagon("dev.kinoport.architecture.planted");
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED.base());

  @ParameterizedTest
  @EnumSource
  void isReported(Rule rule) {
    EvaluationResult result = rule.in(PLANTED).evaluate(CLASSES);

    String report = String.join("\n", result.getFailureReport().getDetails());
    assertThat(report).contains(plantedFor(rule));
    assertThat(report).doesNotContain("planted.cli.").doesNotContain("planted.time.");
  }

  private static List<String> plantedFor(Rule rule) {
    return switch (rule) {
      case CORE_STANDS_ALONE -> List.of("planted.price.GuicedPrice", "planted.price.FakedPrice");
      case ADAPTERS_SEE_ONLY_THE_CORE ->
          List.of("planted.fal.FakeKnower", "planted.emulator.FalKnower");
      case CLIP_WRITER_NEEDS_ONLY_THE_JDK -> List.of("planted.clipwriter.PricedClip");
      case WORLD_HAS_NO_WIRE -> List.of("planted.fake.ServedFake");
      case PACKAGES_FORM_NO_CYCLE -> List.of("planted.price.Chicken", "planted.request.Egg");
      case PACKAGES_ARE_NULL_MARKED -> List.of("planted.unmarked.Anything");
      case ONLY_MODULES_IMPORT_GUICE -> List.of("planted.price.GuicedPrice");
      case PORTS_ANSWER_WITH_VALUES -> List.of("VideoBackend.bare()", "Journal.open()");
      case PORTS_DECLARE_NO_EXCEPTION ->
          List.of(
              "VideoBackend.checked() declares java.io.IOException",
              "VideoBackend.unchecked() declares java.lang.IllegalStateException");
      case NOTHING_IS_UNWRAPPED_BLINDLY ->
          List.of(
              "Either.get()",
              "Either.getLeft()",
              "Option.get()",
              "Try.get()",
              "Try.getCause()",
              "Validation.getError()",
              "BlindPrice.byReference()");
      case NO_GENERIC_EXCEPTION_IS_THROWN ->
          List.of("java.lang.RuntimeException", "java.lang.Exception");
      case ONLY_PROGRAMS_TALK_TO_THE_CONSOLE ->
          List.of(
              "java.lang.System.out",
              "java.lang.System.err",
              "java.lang.System.exit",
              "java.lang.System.getenv",
              "printStackTrace");
      case CLOCK_AND_DICE_COME_FROM_OUTSIDE ->
          List.of(
              "AmbientPrice.instant()",
              "AmbientPrice.date()",
              "AmbientPrice.clock()",
              "AmbientPrice.nanos()",
              "AmbientPrice.millis()",
              "AmbientPrice.sleep()",
              "AmbientPrice.uuid()",
              "AmbientPrice.dice()",
              "AmbientPrice.unseeded()",
              "AmbientPrice.byReference()");
      case THREADS_HAVE_NAMES ->
          List.of(
              "NamelessThreads.virtual(", "NamelessThreads.each()", "NamelessThreads.platform(");
    };
  }
}
