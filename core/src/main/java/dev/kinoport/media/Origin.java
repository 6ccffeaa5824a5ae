package dev.kinoport.media;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Where the bytes of an image can be had. */
public sealed interface Origin {
  /**
   * All bytes.
   *
   * @return left: there is no file, it is too large to be an image, or it cannot be read
   */
  Either<ImageFault, byte[]> read();

  /** Where they are, for people. */
  String display();

  /**
   * A file. Only the path is kept, so that many waiting requests cost no memory.
   *
   * @param path absolute
   */
  record File(Path path) implements Origin {
    @Override
    public Either<ImageFault, byte[]> read() {
      if (!Files.exists(path)) {
        return fault("no such file");
      }
      if (Files.isDirectory(path)) {
        return fault("is a directory: an image file is needed");
      }
      // Anything else, such as a device or a pipe, may never end.
      if (!Files.isRegularFile(path)) {
        return fault("is not an ordinary file: an image file is needed");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LocalImage.MAX_BYTES + 1);
        return bytes.length > LocalImage.MAX_BYTES
            ? fault("is over " + LocalImage.MAX_BYTES + " bytes: too large for an image")
            : Either.right(bytes);
      } catch (IOException e) {
        return fault("cannot be read: " + IoReason.ofFile(e));
      }
    }

    @Override
    public String display() {
      return path.toString();
    }

    private static Either<ImageFault, byte[]> fault(String message) {
      return Either.left(new ImageFault(message));
    }
  }

  /** Memory. Not a record, because arrays have no equality of their own. */
  final class Memory implements Origin {
    private final byte[] bytes;

    private Memory(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Takes a copy. */
    public static Memory copyOf(byte[] bytes) {
      Objects.requireNonNull(bytes, "bytes must not be null");
      return new Memory(bytes.clone());
    }

    /** Takes the array itself, for who keeps it anyway: nobody may change it from now on. */
    public static Memory sharing(byte[] bytes) {
      Objects.requireNonNull(bytes, "bytes must not be null");
      return new Memory(bytes);
    }

    @Override
    public Either<ImageFault, byte[]> read() {
      return Either.right(bytes.clone());
    }

    @Override
    public String display() {
      return toString();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Memory that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }
}
