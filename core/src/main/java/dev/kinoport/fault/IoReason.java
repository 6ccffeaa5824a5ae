package dev.kinoport.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import javax.net.ssl.SSLException;

/** Why something could not be read, written or reached, in words for people: no name of a class. */
public final class IoReason {
  private IoReason() {}

  /** Why a file could not be had, without its name. */
  public static String ofFile(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file or folder";
      case AccessDeniedException denied -> "this user may not";
      case FileAlreadyExistsException taken -> "there is one of that name already";
      case DirectoryNotEmptyException full -> "the folder is not empty";
      case NotDirectoryException file -> "it is no folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      case CharacterCodingException bytes -> "it is not in UTF-8";
      case EOFException cut -> "it ends too early";
      case ClosedChannelException closed -> "it was closed";
      default ->
          e.getMessage() == null || e.getMessage().isBlank()
              ? "the file system failed"
              : Printable.line(withoutClasses(e.getMessage()));
    };
  }

  /** Why a call over the network came to nothing. */
  public static String ofCall(Exception e) {
    return switch (e) {
      case ConnectException refused -> "no connection";
      case UnknownHostException unknown -> "no such host";
      case InterruptedIOException late -> "no answer in time";
      case HttpTimeoutException late -> "no answer in time";
      case SSLException untrusted -> "no safe connection";
      case ProtocolException garbled -> "an answer that is no HTTP";
      case EOFException ended -> "the connection broke";
      case IOException broken -> "no whole answer";
      default -> "the HTTP client failed";
    };
  }

  /** A message that quotes another exception begins with its class. */
  public static String withoutClasses(String message) {
    return message.replaceAll("\\b(?:[a-z][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*(?:: )?", "");
  }
}
