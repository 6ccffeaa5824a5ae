package dev.kinoport.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** Every rule there is. A new one does not compile until a violation of it is planted. */
enum Rule {
  CORE_STANDS_ALONE,
  ADAPTERS_SEE_ONLY_THE_CORE,
  CLIP_WRITER_NEEDS_ONLY_THE_JDK,
  WORLD_HAS_NO_WIRE,
  PACKAGES_FORM_NO_CYCLE,
  PACKAGES_ARE_NULL_MARKED,
  ONLY_MODULES_IMPORT_GUICE,
  PORTS_ANSWER_WITH_VALUES,
  PORTS_DECLARE_NO_EXCEPTION,
  NOTHING_IS_UNWRAPPED_BLINDLY,
  NO_GENERIC_EXCEPTION_IS_THROWN,
  ONLY_PROGRAMS_TALK_TO_THE_CONSOLE,
  CLOCK_AND_DICE_COME_FROM_OUTSIDE,
  THREADS_HAVE_NAMES;

  ArchRule in(Hexagon hexagon) {
    return switch (this) {
      case CORE_STANDS_ALONE -> DependencyRules.coreStandsAlone(hexagon);
      case ADAPTERS_SEE_ONLY_THE_CORE -> DependencyRules.adaptersSeeOnlyTheCore(hexagon);
      case CLIP_WRITER_NEEDS_ONLY_THE_JDK -> DependencyRules.clipWriterNeedsOnlyTheJdk(hexagon);
      case WORLD_HAS_NO_WIRE -> DependencyRules.worldHasNoWire(hexagon);
      case PACKAGES_FORM_NO_CYCLE -> DependencyRules.packagesFormNoCycle(hexagon);
      case PACKAGES_ARE_NULL_MARKED -> DependencyRules.packagesAreNullMarked(hexagon);
      case ONLY_MODULES_IMPORT_GUICE -> DependencyRules.onlyModulesImportGuice(hexagon);
      case PORTS_ANSWER_WITH_VALUES -> FailureRules.portsAnswerWithValues(hexagon);
      case PORTS_DECLARE_NO_EXCEPTION -> FailureRules.portsDeclareNoException(hexagon);
      case NOTHING_IS_UNWRAPPED_BLINDLY -> FailureRules.nothingIsUnwrappedBlindly(hexagon);
      case NO_GENERIC_EXCEPTION_IS_THROWN -> FailureRules.noGenericExceptionIsThrown(hexagon);
      case ONLY_PROGRAMS_TALK_TO_THE_CONSOLE ->
          SurroundingsRules.onlyProgramsTalkToTheConsole(hexagon);
      case CLOCK_AND_DICE_COME_FROM_OUTSIDE ->
          SurroundingsRules.clockAndDiceComeFromOutside(hexagon);
      case THREADS_HAVE_NAMES -> SurroundingsRules.threadsHaveNames(hexagon);
    };
  }
}
