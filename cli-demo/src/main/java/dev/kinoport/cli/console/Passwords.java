package dev.kinoport.cli.console;

import java.util.regex.Pattern;

/** Keeps what stands in a database's address out of complaints about it. */
public final class Passwords {
  /** In quotes, as libpq has it where there are blanks in it, or to the end of the word. */
  private static final Pattern NAMED =
      Pattern.compile("(?i)(password\\s*=\\s*)(?:'(?:[^'\\\\]|\\\\.)*'?|[^&\\s]*)");

  private static final Pattern BEFORE_THE_HOST = Pattern.compile("(://)[^\\s']*@");

  /** Up to the last: an @ may stand in the password as well. */
  private static final Pattern UP_TO_THE_HOST = Pattern.compile("(://).*@", Pattern.DOTALL);

  /** A login without a scheme before it, be it taken for a name within a folder. */
  private static final Pattern LOGIN = Pattern.compile("(^|[\\s'\"=/])[^/@\\s'\":]+:[^/@\\s'\"]*@");

  private Passwords() {}

  /** Of an address alone, whatever signs are in its password. */
  public static String hiddenIn(String address) {
    return hidden(UP_TO_THE_HOST.matcher(address).replaceFirst("$1***@"));
  }

  /** Of a text that may quote addresses. */
  public static String hidden(String text) {
    String named = NAMED.matcher(text).replaceAll("$1***");
    String shown = BEFORE_THE_HOST.matcher(named).replaceAll("$1***@");
    return LOGIN.matcher(shown).replaceAll("$1***@");
  }
}
