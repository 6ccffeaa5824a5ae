package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.fault.Printable;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file or folder; an address is never taken for one. */
public final class PathConverter implements ITypeConverter<Path> {
  /** A scheme with two slashes, or one that is known without; a login; a setting of libpq. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\s*([a-z][a-z0-9+.-]*://"
              + "|(jdbc|postgres|postgresql|sqlite|mysql|mariadb|file|https?|s3|data):"
              + "|[^/\\\\]*:[^/\\\\]*@"
              + "|(.*\\s)?(host|user|password|dbname)=).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Override
  public Path convert(String typed) {
    for (String fault : fault(typed)) {
      throw new TypeConversionException(fault);
    }
    return Path.of(typed);
  }

  /** Names are printed, and written down with an order, one a line. */
  public static String unprintable(String typed, String oddity) {
    return "must be a name of printable characters, was %s, with %s"
        .formatted(Quoted.of(typed), oddity);
  }

  /**
   * What is odd about it as a name of this machine; none if nothing is, or it is no name at all.
   */
  public static Option<String> oddity(String typed) {
    return ADDRESS.matcher(typed).matches() ? Option.none() : PlaceName.oddity(typed);
  }

  /** Why a text is not taken for the name of a file or folder; none if it is. */
  public static Option<String> fault(String typed) {
    if (ADDRESS.matcher(typed).matches()) {
      return Option.some(
          "must name a file or folder, not an address, was "
              + Quoted.of(Passwords.hiddenIn(typed)));
    }
    for (String oddity : Printable.firstOddity(typed)) {
      return Option.some(unprintable(typed, oddity));
    }
    for (String oddity : PlaceName.oddity(typed)) {
      return Option.some(
          "must name a file or folder of this machine, was %s: %s"
              .formatted(Quoted.of(Passwords.hiddenIn(typed)), Passwords.hidden(oddity)));
    }
    return Try.of(() -> Path.of(typed))
        .fold(
            odd -> Option.some("must name a file or folder, was " + Quoted.of(typed)),
            path -> Option.none());
  }
}
