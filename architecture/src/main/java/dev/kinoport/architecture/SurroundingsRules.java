package dev.kinoport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What of the machine around it the code may touch. */
final class SurroundingsRules {
  private static final Set<String> CONSOLE =
      Set.of(
          "java.lang.Runtime.exit",
          "java.lang.Runtime.halt",
          "java.lang.System.console",
          "java.lang.System.err",
          "java.lang.System.exit",
          "java.lang.System.getenv",
          "java.lang.System.in",
          "java.lang.System.out");

  private static final Set<String> CLOCK_AND_DICE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "java.util.concurrent.locks.LockSupport.parkUntil",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");

  /** Fine with a seed or a clock, ambient without. */
  private static final Set<String> CLOCK_AND_DICE_WITHOUT_ARGUMENTS =
      Set.of(
          "java.security.SecureRandom.<init>",
          "java.util.Date.<init>",
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>");

  /** Each starts a thread that nobody can tell from another in a dump. */
  private static final Set<String> NAMELESS =
      Set.of(
          "java.lang.Thread.startVirtualThread",
          "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor");

  private SurroundingsRules() {}

  static ArchRule onlyProgramsTalkToTheConsole(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .and(not(hexagon.programs()))
        .should()
        .accessTargetWhere(touchesTheConsole())
        .because("a library speaks to its caller, not to the person behind it");
  }

  static ArchRule clockAndDiceComeFromOutside(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .and(not(hexagon.programs()))
        .and(not(hexagon.defaults()))
        .should()
        .accessTargetWhere(readsTheClockOrRollsDice())
        .because("tests turn the clock by hand, and a seed gives the same life again");
  }

  static ArchRule threadsHaveNames(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .and(not(hexagon.programs()))
        .should()
        .accessTargetWhere(
            describe(
                "it starts a thread without a name",
                access ->
                    NAMELESS.contains(nameOf(access.getTarget()))
                        || isBareThread(access.getTarget())))
        .because("whoever reads a dump of a service's threads must see which are ours");
  }

  /** {@code new Thread(task)}, but not {@code new Thread(task, name)}. */
  private static boolean isBareThread(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget made
        && nameOf(made).equals("java.lang.Thread.<init>")
        && made.getRawParameterTypes().stream()
            .noneMatch(parameter -> parameter.getName().equals("java.lang.String"));
  }

  private static DescribedPredicate<JavaAccess<?>> touchesTheConsole() {
    return describe(
        "it touches the console, the environment or the end of the process",
        access ->
            CONSOLE.contains(nameOf(access.getTarget()))
                || access.getTarget().getName().equals("printStackTrace"));
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClockOrRollsDice() {
    return describe(
        "it reads the machine's clock, sleeps or rolls dice",
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target
                && (CLOCK_AND_DICE.contains(nameOf(target))
                    || nameOf(target).startsWith("java.time.Clock.system")
                    || isNow(target)
                    || (target.getRawParameterTypes().isEmpty()
                        && CLOCK_AND_DICE_WITHOUT_ARGUMENTS.contains(nameOf(target)))));
  }

  /** {@code Instant.now()} and its kin, but not {@code Instant.now(clock)}. */
  private static boolean isNow(CodeUnitAccessTarget target) {
    return target.getOwner().getPackageName().startsWith("java.time")
        && target.getName().equals("now")
        && target.getRawParameterTypes().stream()
            .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
  }

  private static String nameOf(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}
