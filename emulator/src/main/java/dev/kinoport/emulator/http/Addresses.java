package dev.kinoport.emulator.http;

/**
 * How addresses in an answer are written: the way the request came in.
 *
 * @param origin scheme, host and port that the client used for this server
 * @param form which way that was
 * @param files the host that files are on
 */
public record Addresses(String origin, Form form, String files) {
  /** The ways a client can reach this server. */
  public enum Form {
    /** The real host is the first segment of the path. */
    SEGMENT,
    /** The real address is in a header; files are fetched without it. */
    PROXY,
    /** The host header names the real host: name look-ups lead here. */
    REAL_HOST,
    /** Only the host was changed, and there is no telling which, but by what is asked. */
    BARE
  }

  /** The address of a path at the queue. */
  public String queue(String path) {
    return switch (form) {
      case SEGMENT -> segment(Host.QUEUE.authority(), path);
      case PROXY, REAL_HOST -> real(Host.QUEUE.authority(), path);
      case BARE -> origin + path;
    };
  }

  /** The address of a path at a host. */
  public String at(Host host, String path) {
    return form == Form.REAL_HOST ? real(host.authority(), path) : segment(host.authority(), path);
  }

  /** The address of a file. */
  public String file(String path) {
    return form == Form.REAL_HOST ? real(files, path) : segment(files, path);
  }

  /** A file on a host that it is not usually on: this server again, if the name leads here. */
  public String fileAt(String host, String path) {
    return form == Form.REAL_HOST ? real(host, path) : at(host) + "/" + files + path;
  }

  /** The same for a file of another shop's file host. */
  public String atElsewhere(String host, Host usual, String path) {
    return form == Form.REAL_HOST ? real(host, path) : at(host) + "/" + usual.authority() + path;
  }

  private String at(String host) {
    return origin.replaceFirst("//[^:/]+", "//" + host);
  }

  /** The address of the file host itself, without a path. */
  public String fileHost() {
    return file("");
  }

  private String segment(String host, String path) {
    return origin + "/" + host + path;
  }

  private static String real(String host, String path) {
    return "https://" + host + path;
  }
}
