package dev.kinoport.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The faults that the fake can play, as a section of the help. */
public final class FaultSection {
  private static final String KEY = "faults";

  private FaultSection() {}

  /** The same command, with the section in its help. */
  public static CommandLine in(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.sectionMap().put(KEY, FaultSection::render);
    List<String> keys = new ArrayList<>(usage.sectionKeys());
    keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), KEY);
    usage.sectionKeys(keys);
    return command;
  }

  private static String render(Help help) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%nFaults of the fake (--fault), and the exit code each ends with:%n"));
    for (FaultName mishap : FaultName.values()) {
      text.append(String.format(Locale.ROOT, "  %-25s %s%n", mishap, mishap.story()));
    }
    return text.toString();
  }
}
