package dev.kinoport.emulator.server;

/**
 * What a request asks for.
 *
 * @param authority host and port, if they are in it, as a client of a proxy writes them
 * @param path as it was sent
 * @param query as it was sent; empty if there is none
 */
record Target(String authority, String path, String query) {
  static Target of(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0 || text.startsWith("/")) {
      return split("", text);
    }
    String rest = text.substring(scheme + 3);
    int slash = rest.indexOf('/');
    return slash < 0 ? split(rest, "/") : split(rest.substring(0, slash), rest.substring(slash));
  }

  private static Target split(String authority, String text) {
    int mark = text.indexOf('?');
    return mark < 0
        ? new Target(authority, text, "")
        : new Target(authority, text.substring(0, mark), text.substring(mark + 1));
  }
}
