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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands events on as they come. Whichever side ends it: what came until then is on the tape. */
final class EventRelay {
  private static final String DATA = "data:";

  private final Scrubber scrubber;
  private final String origin;
  private final Addresses addresses;
  private final Consumer<String> hosts;
  private final List<Json> events = new ArrayList<>();

  EventRelay(Scrubber scrubber, String origin, Addresses addresses, Consumer<String> hosts) {
    this.scrubber = scrubber;
    this.origin = origin;
    this.addresses = addresses;
    this.hosts = hosts;
  }

  TapedBody pass(InputStream in, OutputStream out) {
    try {
      out.flush();
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write((told(line) + "\n").getBytes(StandardCharsets.UTF_8));
        if (line.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException e) {
      System.getLogger(EventRelay.class.getName())
          .log(System.Logger.Level.DEBUG, "a stream ended", e);
    }
    return new TapedBody.Events(events);
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
}
