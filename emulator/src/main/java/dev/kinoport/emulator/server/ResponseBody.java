package dev.kinoport.emulator.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of one answer: of a length that was announced, in chunks, or up to the end. */
final class ResponseBody extends OutputStream {
  private final OutputStream out;
  private final Form form;
  private long left;
  private boolean isClosed;

  /** How its end is known. */
  enum Form {
    LENGTH,
    CHUNKS,
    END
  }

  ResponseBody(OutputStream out, Form form, long length) {
    this.out = out;
    this.form = form;
    this.left = length;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isClosed) {
      throw new IOException("this answer is over");
    }
    if (length == 0) {
      return;
    }
    switch (form) {
      case LENGTH -> {
        if (length > left) {
          throw new IOException("more than was announced");
        }
        left -= length;
        out.write(bytes, offset, length);
      }
      case CHUNKS -> {
        out.write(ascii(Integer.toHexString(length) + "\r\n"));
        out.write(bytes, offset, length);
        out.write(ascii("\r\n"));
      }
      case END -> out.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Says that it is over. What was announced and does not come ends the connection. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    if (form == Form.LENGTH && left > 0) {
      throw new IOException("less than was announced");
    }
    if (form == Form.CHUNKS) {
      out.write(ascii("0\r\n\r\n"));
    }
    out.flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
