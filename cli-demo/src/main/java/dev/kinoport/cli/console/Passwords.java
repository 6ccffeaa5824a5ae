package dev.kinoport.cli.console;

import java.util.regex.Pattern;

/** Keeps what stands in a database's address out of complaints about it. */
public final class Passwords {
  private static final Pattern NAMED = Pattern.compile("(?i)(password=)[^&\\s']*");
  private static final Pattern BEFORE_THE_HOST = Pattern.compile("(://)[^/@\\s']*@");

  private Passwords() {}

  public static String hidden(String text) {
    return BEFORE_THE_HOST.matcher(NAMED.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
  }
}
