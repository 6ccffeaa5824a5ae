package dev.kinoport.benchmarks.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kinoport.clip.ClipStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A clip of 1 GiB, served by a bare server of its own: the fake's clips are a few MB. It is a clip
 * of the fake's with an empty box behind it, which MP4 allows.
 */
final class BigClip implements AutoCloseable {
  static final long BYTES = 1L << 30;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path file;

  private BigClip(Path file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::send);
    server.start();
  }

  static BigClip in(Path folder, ClipStream clip) throws IOException {
    Path file = folder.resolve("big.mp4");
    try (InputStream body = clip.body();
        OutputStream out = Files.newOutputStream(file)) {
      long length = body.transferTo(out);
      out.write(ByteBuffer.allocate(4).putInt((int) (BYTES - length)).array());
      out.write("free".getBytes(StandardCharsets.US_ASCII));
      byte[] nothing = new byte[1 << 20];
      for (long left = BYTES - length - 8; left > 0; left -= nothing.length) {
        out.write(nothing, 0, (int) Math.min(left, nothing.length));
      }
    }
    return new BigClip(file);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/big.mp4";
  }

  private void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "video/mp4");
    exchange.sendResponseHeaders(200, BYTES);
    try (OutputStream out = exchange.getResponseBody()) {
      Files.copy(file, out);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
