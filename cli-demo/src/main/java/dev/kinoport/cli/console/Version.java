package dev.kinoport.cli.console;

import io.vavr.control.Option;

/** Which Kinoport this is. */
public final class Version {
  private Version() {}

  public static String text() {
    String version =
        Option.of(Version.class.getPackage().getImplementationVersion())
            .getOrElse("(not from a jar)");
    return "kinoport " + version + " on Java " + Runtime.version();
  }
}
