package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.http.LastAnswer;
import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.emulator.tape.MeantFor;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.emulator.tape.TapeHeader;
import dev.kinoport.emulator.tls.ThrowawayAuthority;
import dev.kinoport.fault.IoReason;
import dev.kinoport.media.InsideAddress;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A server on loopback that hands every call on to the shop, with the client's own key, and puts it
 * on a tape together with its answer. No call is made that the client did not make, and none twice.
 * What the client is told to call next leads here again. Keys, and what signs an address, are never
 * written. Safe for use by many threads.
 */
public final class TapeRecorder implements AutoCloseable {
  private static final int MOST_OTHERS = 1_000;

  private final Listener listener;
  private final ThrowawayAuthority authority;
  private final TapeFile tape;
  private final Upstream upstream;
  private final RecordingProxy relay;
  private final ServerNames names;

  /** Hosts that answers have named beside fal's own. */
  private final Set<String> others = ConcurrentHashMap.newKeySet();

  private TapeRecorder(Builder builder, TapeFile tape) {
    this.tape = tape;
    upstream = new Upstream(builder.address, builder.proxy);
    relay =
        new RecordingProxy(
            upstream,
            tape,
            new Scrubber(builder.keepsPrompts),
            new ClipLimits(builder.clipBytes, file -> Files.getFileStore(file).getUsableSpace()),
            this::learn,
            builder.trouble);
    Timekeeper time = new SystemTime();
    authority = ThrowawayAuthority.create(Option.none());
    listener = Listener.on(builder.port, time, authority::serverContext);
    names = ServerNames.of(listener.port(), Option.none());
    listener.start(new LastAnswer(this::handle), names::refusal);
  }

  /** Anybody can write an answer that lies at a shop: it leads nobody inside. */
  private void learn(String host) {
    if (others.size() < MOST_OTHERS && !InsideAddress.is(URI.create("https://" + host))) {
      others.add(host);
    }
  }

  /**
   * Begins to record in front of a stand-in for the shop.
   *
   * @param address such as {@code http://127.0.0.1:8901}
   */
  public static Builder before(URI address) {
    return new Builder(Option.some(address.toString().replaceAll("/+$", "")));
  }

  /** Begins to record in front of fal itself, where each submit costs money. */
  public static Builder beforeFal() {
    return new Builder(Option.none());
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** The certificate, in PEM, that a client has to trust that speaks TLS. */
  public String authorityPem() {
    return authority.pem();
  }

  private void handle(HttpExchange exchange) {
    try {
      if (!MeantFor.mayCome(exchange, names)) {
        tell(exchange, 421, names.goesBy(exchange.authority()));
        return;
      }
      if (!isAddress(exchange)) {
        tell(exchange, 400, "this is no address, and nothing was handed on");
        return;
      }
      if (exchange.path().startsWith("/__") || exchange.path().equals("/healthz")) {
        control(exchange);
        return;
      }
      MeantFor.of(exchange, names, others::contains)
          .peek(destination -> relay.pass(exchange, destination))
          .peekLeft(why -> tell(exchange, 421, why));
    } catch (IOException e) {
      exchange.close();
    }
  }

  /** Whether it can be handed on as it is written. */
  private static boolean isAddress(HttpExchange exchange) {
    String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
    try {
      return new URI("http://localhost" + exchange.path() + query).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** What a stand-in has besides, so that one does not notice the recorder; never on the tape. */
  private void control(HttpExchange exchange) throws IOException {
    String origin = (exchange.isSecure() ? "https://" : "http://") + exchange.authority();
    if (exchange.path().startsWith("/__") && !names.isAtHome(exchange.headers(), origin)) {
      tell(exchange, 403, "this is not for pages of others");
    } else if (exchange.path().equals("/__ca.pem")) {
      tell(exchange, 200, authority.pem());
    } else if (upstream.isStandIn()) {
      relay.passControl(exchange);
    } else {
      tell(exchange, 404, "this is a recorder before fal itself, which has no such thing");
    }
  }

  private static void tell(HttpExchange exchange, int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.header("Content-Type", "text/plain; charset=utf-8");
      exchange.respond(status, bytes.length).write(bytes);
    } catch (IOException e) {
      System.getLogger(TapeRecorder.class.getName())
          .log(System.Logger.Level.DEBUG, "a client went away", e);
    }
  }

  /** Lets go of everybody. What is under way is on the tape as broken. */
  @Override
  public void close() {
    listener.close();
    upstream.close();
    relay.awaitEnd();
    try {
      tape.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a {@link TapeRecorder} together. */
  public static final class Builder {
    private final Option<String> address;
    private Option<ProxySelector> proxy = Option.none();
    private boolean keepsPrompts = true;
    private boolean keepsClips;
    private long clipBytes = ClipLimits.USUAL_BYTES;
    private Consumer<String> trouble = text -> {};
    private int port;

    private Builder(Option<String> address) {
      this.address = address;
    }

    /** The way out to the shop; by default the straight one. */
    public Builder proxy(ProxySelector way) {
      this.proxy = Option.some(way);
      return this;
    }

    /** Writes stars in place of prompts; by default they are on the tape. */
    public Builder withoutPrompts() {
      this.keepsPrompts = false;
      return this;
    }

    /**
     * Keeps clips beside the tape; by default it holds their digests and lengths. One that is
     * longer than {@link #clipBytes}, or for which the disk has no room, is not kept: whoever is
     * told of trouble is told so, and its client gets all of it.
     */
    public Builder withClips() {
      this.keepsClips = true;
      return this;
    }

    /**
     * The most bytes of a clip that is kept; by default 4 GiB.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Builder clipBytes(long most) {
      if (most < 1) {
        throw new IllegalArgumentException("a clip has 1 byte or more, not " + most);
      }
      this.clipBytes = most;
      return this;
    }

    /** Who is told that something could not be written; by default nobody. */
    public Builder onTrouble(Consumer<String> listener) {
      this.trouble = listener;
      return this;
    }

    /** Where it listens; by default a free port. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /**
     * Starts it.
     *
     * @param file where the tape begins; there must be none yet
     * @throws UncheckedIOException if there is one, it cannot be written, or the port is taken
     */
    public TapeRecorder start(Path file) {
      TapeHeader header =
          new TapeHeader(
              new SystemTime().now(), address.getOrElse("fal"), keepsPrompts, keepsClips);
      TapeFile tape;
      try {
        tape = TapeFile.begin(file, header);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "no tape can begin at %s: %s".formatted(file, IoReason.ofFile(e)), e);
      }
      return new TapeRecorder(this, tape);
    }
  }
}
