package dev.kinoport.cli;

import picocli.CommandLine.Command;

/** {@code kinoport} itself, which only knows its commands. */
@Command(
    name = "kinoport",
    description = "AI video without paying twice and without losing a clip.",
    footer = {
      "",
      "Examples:",
      "  kinoport generate --image samples/kite-over-hills.jpg --prompt \"The kite climbs\"",
      "  kinoport price --model hailuo-2.3-standard --set duration=10",
      "  kinoport models",
      "",
      "kinoport COMMAND --help says more. NO_COLOR=1 turns colours off."
    })
final class KinoportCommand {}
