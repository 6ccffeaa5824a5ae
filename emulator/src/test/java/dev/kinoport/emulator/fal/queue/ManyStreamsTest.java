package dev.kinoport.emulator.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.Life;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many listeners cost no platform threads. More than this by hand: -Dstreams=10000. */
final class ManyStreamsTest {
  private static final int STREAMS = Integer.getInteger("streams", 500);
  private static final int MOST_THREADS = 24;

  @Test
  void noStreamHasAPlatformThreadAndEachEndsWithItsCompletion() throws IOException {
    int before = platformThreads();
    List<SocketChannel> clients = new ArrayList<>();
    long began = System.nanoTime();
    try (Wire wire = Wire.with(Life.realistic())) {
      String head = head(wire);
      InetSocketAddress server =
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), wire.server().address().getPort());
      for (int i = 0; i < STREAMS; i++) {
        SocketChannel client = SocketChannel.open(server);
        client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
        clients.add(client);
      }
      while (wire.server().openStreams() < STREAMS) {
        Thread.onSpinWait();
      }
      long opened = System.nanoTime();
      int threads = platformThreads();
      long heap = heapMegabytes();
      wire.time().advance(Duration.ofMinutes(4));
      long told = System.nanoTime();
      assertThat(wire.server().openStreams()).isZero();
      assertThat(threads - before).isLessThan(MOST_THREADS);
      for (SocketChannel client : clients) {
        assertThat(readToEnd(client)).contains("IN_QUEUE", "IN_PROGRESS").contains("COMPLETED");
      }
      report(threads, heap, opened - began, told - opened);
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }

  private static String head(Wire wire) {
    URI address = URI.create(wire.submit().text("status_url") + "/stream");
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Key id:secret\r\nConnection: close\r\n\r\n"
        .formatted(address.getRawPath(), address.getAuthority());
  }

  private static int platformThreads() {
    return Thread.getAllStackTraces().size();
  }

  /** Live, with both ends of every stream; looked at only where somebody wants to know. */
  private static long heapMegabytes() {
    if (STREAMS <= 500) {
      return 0;
    }
    System.gc();
    Runtime vm = Runtime.getRuntime();
    return (vm.totalMemory() - vm.freeMemory()) / 1_000_000;
  }

  private static String readToEnd(SocketChannel client) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    while (client.read(bytes) >= 0) {
      // until the server closes
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static void report(int threads, long heap, long opening, long telling) {
    if (STREAMS > 500) {
      System.getLogger("streams")
          .log(
              System.Logger.Level.INFO,
              "%d streams: %d platform threads, opened in %d ms, told in %d ms, heap %d MB"
                  .formatted(STREAMS, threads, opening / 1_000_000, telling / 1_000_000, heap));
    }
  }
}
