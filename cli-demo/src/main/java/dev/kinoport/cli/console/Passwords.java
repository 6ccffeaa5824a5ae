package dev.kinoport.cli.console;

import java.util.regex.Pattern;

/** Keeps what stands in a database's address out of complaints about it. */
public final class Passwords {
  private static final Pattern NAMED = Pattern.compile("(?i)(password=)[^&\\s']*");
  private static final Pattern BEFORE_THE_HOST = Pattern.compile("(://)[^/@\\s']*@");

  /** A login without a scheme before it. */
  private static final Pattern LOGIN = Pattern.compile("(^|[\\s'\"=])[^/@\\s'\":]+:[^/@\\s'\"]*@");

  private Passwords() {}

  public static String hidden(String text) {
    String named = NAMED.matcher(text).replaceAll("$1***");
    String shown = BEFORE_THE_HOST.matcher(named).replaceAll("$1***@");
    return LOGIN.matcher(shown).replaceAll("$1***@");
  }
}
