package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on as they come. Whichever side ends it: what came until then is on the tape. A line
 * or a stream longer than any shop's is broken off, so that it does not fill the memory.
 */
final class EventRelay {
  private static final String DATA = "data:";
  private static final int LONGEST_LINE = 4 * 1024 * 1024;
  private static final int MOST_OF_A_STREAM = 64 * 1024 * 1024;
  private static final int MOST_EVENTS = 100_000;

  private final Scrubber scrubber;
  private final String origin;
  private final Addresses addresses;
  private final Consumer<String> hosts;
  private final Consumer<String> trouble;
  private final List<Json> events = new ArrayList<>();

  /**
   * @param hosts told the hosts that events name
   * @param trouble told what a person should know
   */
  EventRelay(
      Scrubber scrubber,
      String origin,
      Addresses addresses,
      Consumer<String> hosts,
      Consumer<String> trouble) {
    this.scrubber = scrubber;
    this.origin = origin;
    this.addresses = addresses;
    this.hosts = hosts;
    this.trouble = trouble;
  }

  TapedBody pass(InputStream in, OutputStream out) {
    try {
      out.flush();
      Reader chars = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int left = MOST_OF_A_STREAM;
      for (String line = line(chars); line != null; line = line(chars)) {
        left -= line.length() + 1;
        if (left < 0 || events.size() == MOST_EVENTS) {
          throw new TooMuch();
        }
        out.write((told(line) + "\n").getBytes(StandardCharsets.UTF_8));
        if (line.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (TooMuch e) {
      trouble.accept("a stream longer than any shop's was broken off: the tape has it up to there");
    } catch (IOException e) {
      System.getLogger(EventRelay.class.getName())
          .log(System.Logger.Level.DEBUG, "a stream ended", e);
    }
    return new TapedBody.Events(events);
  }

  /** The next line, without its end; null if there is none. */
  private static @Nullable String line(Reader chars) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = chars.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = chars.read()) {
      line.append((char) next);
      if (line.length() > LONGEST_LINE) {
        throw new TooMuch();
      }
    }
    boolean hasReturn = next == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
    return line.substring(0, line.length() - (hasReturn ? 1 : 0));
  }

  private String told(String line) {
    if (!line.startsWith(DATA)) {
      return line;
    }
    String data = line.substring(DATA.length()).strip();
    return JsonText.read(data).fold(fault -> garbled(line, data), event -> told(line, event));
  }

  private String garbled(String line, String data) {
    events.add(new Json.Text(scrubber.text(data)));
    return line;
  }

  private String told(String line, Json event) {
    Json real = origin.isEmpty() ? event : ShopAddress.asAtTheShop(event, origin);
    events.add(scrubber.json(real));
    Json told = ShopAddress.forClient(real, addresses, hosts);
    return told.equals(event) ? line : DATA + " " + JsonText.write(told);
  }

  /** What comes has no end. */
  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
