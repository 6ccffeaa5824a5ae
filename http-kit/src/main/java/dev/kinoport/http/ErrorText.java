package dev.kinoport.http;

import dev.kinoport.http.config.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What went wrong, for people. */
public final class ErrorText {
  private static final int MOST = 300;

  private ErrorText() {}

  /** An exception in one line, without what is secret and without the names of classes. */
  public static String of(Exception e, Secret secret) {
    String kind = kind(e);
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? kind
        : excerpt(secret.removeFrom(kind + ": " + plain(message)));
  }

  private static String kind(Exception e) {
    return switch (e) {
      case ConnectException refused -> "no connection";
      case UnknownHostException unknown -> "no such host";
      case InterruptedIOException late -> "no answer in time";
      case SSLException untrusted -> "no safe connection";
      case ProtocolException garbled -> "an answer that is no HTTP";
      case EOFException ended -> "the connection broke";
      case IOException broken -> "no whole answer";
      default -> "the HTTP client failed";
    };
  }

  /** A message that quotes another exception begins with its class. */
  private static String plain(String message) {
    return message.replaceAll("\\b(?:[a-z][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*(?:: )?", "");
  }

  /** One short printable line. */
  public static String excerpt(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST)) + "...";
  }
}
