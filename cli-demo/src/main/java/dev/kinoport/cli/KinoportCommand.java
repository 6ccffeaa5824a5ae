package dev.kinoport.cli;

import dev.kinoport.cli.console.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code kinoport} itself, which only knows its commands. Every start needs it: no annotations. */
final class KinoportCommand {
  private KinoportCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("kinoport");
    spec.versionProvider(() -> new String[] {Version.text()});
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version")
            .build());
    spec.usageMessage()
        .description("AI video without paying twice and without losing a clip.")
        .footer(
            "",
            "Examples:",
            "  kinoport generate --image samples/kite-over-hills.jpg --prompt \"The kite climbs\"",
            "  kinoport price --model hailuo-2.3-standard --set duration=10",
            "  kinoport models",
            "",
            "kinoport COMMAND --help says more. NO_COLOR=1 turns colours off.");
    return spec;
  }
}
