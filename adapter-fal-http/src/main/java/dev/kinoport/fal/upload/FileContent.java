package dev.kinoport.fal.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read again from any place. */
interface FileContent {
  /** Bytes in all. */
  long length() throws IOException;

  /** Reads from a byte on; the caller closes it. */
  InputStream from(long offset) throws IOException;

  static FileContent of(byte[] bytes) {
    return new FileContent() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream from(long offset) {
        int start = Math.toIntExact(offset);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
      }
    };
  }

  static FileContent of(Path file) {
    return new FileContent() {
      @Override
      public long length() throws IOException {
        return Files.size(file);
      }

      @Override
      public InputStream from(long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(offset);
        return Channels.newInputStream(channel);
      }
    };
  }
}
