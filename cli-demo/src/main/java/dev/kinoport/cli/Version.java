package dev.kinoport.cli;

import io.vavr.control.Option;

/** Which Kinoport this is. */
final class Version {
  private Version() {}

  static String text() {
    String version =
        Option.of(Version.class.getPackage().getImplementationVersion())
            .getOrElse("(not from a jar)");
    return "kinoport " + version + " on Java " + Runtime.version();
  }
}
