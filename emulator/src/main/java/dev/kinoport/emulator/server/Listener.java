package dev.kinoport.emulator.server;

import dev.kinoport.time.Timekeeper;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A port on loopback, and all who are connected to it. No connection has a platform thread. */
public final class Listener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final int BACKLOG = 4096;

  /** Without end: on this machine a client may be held by a person who debugs it. */
  private static final Duration PATIENCE_HERE = Duration.ZERO;

  /** Anybody may come, and a browser sends what it sends at once. */
  private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(30);

  /** Strangers that are connected at the same time. */
  private static final int MOST_OTHERS = 512;

  /** Of these from one address: others find a place, whoever comes with so many. */
  static final int MOST_OF_ONE = 128;

  private final ServerSocket server;
  private final Duration patience;
  private final Timekeeper time;
  private final Lazy<SSLSocketFactory> tls;
  private final Map<Socket, Deadlines> open = new ConcurrentHashMap<>();

  /** One for each who has left since somebody was last waited for. */
  private final Semaphore left = new Semaphore(0);

  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("emulator-call-", 0).factory());
  private volatile Handler handler = exchange -> exchange.close();
  private volatile Function<String, Option<String>> connects = authority -> Option.none();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean isClosed;

  /** Whoever answers. */
  @FunctionalInterface
  public interface Handler {
    /** Sees to it that the exchange is closed, now or later. */
    void handle(HttpExchange exchange);
  }

  private Listener(
      ServerSocket server, Duration patience, Timekeeper time, Supplier<SSLContext> tls) {
    this.server = server;
    this.patience = patience;
    this.time = time;
    this.tls = Lazy.of(() -> tls.get().getSocketFactory());
  }

  /**
   * Takes a port, and answers nobody yet.
   *
   * @param port 0 for a free one
   * @param time what answers are dated by
   * @param tls what is shown to clients that speak TLS; made when the first of them comes
   * @throws UncheckedIOException if the port is taken
   */
  public static Listener on(int port, Timekeeper time, Supplier<SSLContext> tls) {
    return on(loopback(), port, time, tls);
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /**
   * Takes a port at an address that others may reach, and answers nobody yet. Whoever listens there
   * has to ask who comes. Where others may reach it, a request must come within half a minute, a
   * piece of an answer must be taken within another, and 512 clients at once are served, 128 of
   * them from one address, and no more.
   *
   * @param at which address of this machine; one that stands for all is taken, too
   * @param port 0 for a free one
   * @param time what answers are dated by
   * @param tls what is shown to clients that speak TLS; made when the first of them comes
   * @throws UncheckedIOException if the port is taken, or the address is not this machine's
   */
  public static Listener on(InetAddress at, int port, Timekeeper time, Supplier<SSLContext> tls) {
    Duration patience = at.isLoopbackAddress() ? PATIENCE_HERE : PATIENCE_WITH_OTHERS;
    return on(at, port, patience, time, tls);
  }

  static Listener on(
      InetAddress at, int port, Duration patience, Timekeeper time, Supplier<SSLContext> tls) {
    try {
      ServerSocket server = new ServerSocket();
      try {
        server.bind(new InetSocketAddress(at, port), BACKLOG);
        return new Listener(server, patience, time, tls);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Which port it is. */
  public int port() {
    return server.getLocalPort();
  }

  /**
   * Begins to answer.
   *
   * @param connecting why a client may not {@code CONNECT} to a host and port; none if it may, and
   *     is connected to this very server
   */
  public void start(Handler answering, Function<String, Option<String>> connecting) {
    handler = answering;
    connects = connecting;
    Thread.ofVirtual().name("emulator-" + port()).start(this::accept);
    if (!patience.isZero()) {
      workers.execute(this::cutThoseWhoAreLate);
    }
  }

  private void cutThoseWhoAreLate() {
    try {
      while (!closed.await(patience.dividedBy(10).toNanos(), TimeUnit.NANOSECONDS)) {
        open.forEach((socket, deadlines) -> {
          if (deadlines.isPast()) {
            closeQuietly(socket);
          }
        });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!isClosed) {
      left.drainPermits();
      try {
        take(server.accept());
      } catch (RejectedExecutionException e) {
        isClosed = true;
      } catch (IOException e) {
        // Too many open files, perhaps: whoever is connected stays so, and the next may have luck.
        LOG.log(System.Logger.Level.DEBUG, "a client could not be taken", e);
        isClosed = server.isClosed() || !awaitRoom();
      }
    }
    closeAll();
  }

  /** Without memory for one more there is still some for those who are there. */
  private void take(Socket socket) {
    if (!patience.isZero() && !hasPlaceFor(socket)) {
      closeQuietly(socket);
      return;
    }
    try {
      Deadlines deadlines = new Deadlines(patience);
      open.put(socket, deadlines);
      workers.execute(() -> live(socket, deadlines));
    } catch (OutOfMemoryError e) {
      open.remove(socket);
      closeQuietly(socket);
      LOG.log(System.Logger.Level.ERROR, "no memory for one more client");
    }
  }

  private boolean hasPlaceFor(Socket socket) {
    InetAddress from = socket.getInetAddress();
    return open.size() < MOST_OTHERS
        && open.keySet().stream().filter(other -> other.getInetAddress().equals(from)).count()
            < MOST_OF_ONE;
  }

  /** Until somebody leaves, or for a while; false if this is to end. */
  private boolean awaitRoom() {
    try {
      boolean hasRoom = left.tryAcquire(1, TimeUnit.SECONDS);
      LOG.log(System.Logger.Level.DEBUG, "trying again; somebody left: " + hasRoom);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void live(Socket socket, Deadlines deadlines) {
    try {
      new Connection(socket, this, deadlines).live();
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.log(System.Logger.Level.ERROR, "a client was too much for this server: " + e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a defect of this server", e);
    } finally {
      open.remove(socket);
      left.release();
    }
  }

  Handler handler() {
    return handler;
  }

  Option<String> refusalOf(String authority) {
    return connects.apply(authority);
  }

  Instant now() {
    return time.now();
  }

  SSLSocketFactory tls() {
    return tls.get();
  }

  /** Lets go of the port and of everybody. */
  @Override
  public void close() {
    isClosed = true;
    closed.countDown();
    closeQuietly(server);
    closeAll();
    workers.shutdownNow();
  }

  private void closeAll() {
    open.keySet().forEach(Listener::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "it was closed already", e);
    }
  }
}
