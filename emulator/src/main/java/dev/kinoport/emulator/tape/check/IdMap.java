package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the shop named, and what the emulator calls the same. */
final class IdMap {
  private static final Set<String> NAMES =
      Set.of("request_id", "gateway_request_id", "uploadId", "etag", "cursor", "next_cursor");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Map<String, String> ids = new HashMap<>();

  /** Addresses without their queries, and those of the emulator with them. */
  private final Map<String, String> addresses = new HashMap<>();

  private String token = "none";

  /** Learns what is called how, from two answers to the same call. */
  void learn(Json shop, Json emulator) {
    learn("", shop, emulator);
  }

  private void learn(String name, Json shop, Json emulator) {
    if (shop instanceof Json.Members ours && emulator instanceof Json.Members theirs) {
      ours.byName()
          .forEach((its, value) -> {
            Json other = theirs.byName().get(its);
            if (other != null) {
              learn(its, value, other);
            }
          });
    } else if (shop instanceof Json.Items ours && emulator instanceof Json.Items theirs) {
      List<Json> others = theirs.inOrder();
      for (int i = 0; i < Math.min(ours.inOrder().size(), others.size()); i++) {
        learn(name, ours.inOrder().get(i), others.get(i));
      }
    } else if (shop instanceof Json.Text ours && emulator instanceof Json.Text theirs) {
      learnText(name, ours.text(), theirs.text());
    }
  }

  private void learnText(String name, String shop, String emulator) {
    if (name.equals("token")) {
      token = emulator;
    } else if (NAMES.contains(name)) {
      ids.put(shop, emulator);
    } else if (ShopAddress.real(shop).isDefined() && ShopAddress.real(emulator).isDefined()) {
      addresses.put(withoutQuery(shop), emulator);
    }
  }

  /** Learns what a part of an upload, or a direct call, is called. */
  void learnHeader(String shop, String emulator) {
    ids.put(shop, emulator);
  }

  /** The token that the emulator gave out last. */
  String token() {
    return token;
  }

  /** Whether the emulator has a request of the shop's name. */
  boolean knows(String requestId) {
    return ids.containsKey(requestId);
  }

  /** The emulator's address for the shop's, both with their real hosts. */
  String address(String host, String path, String query) {
    String shop = "https://" + host + path;
    for (Map.Entry<String, String> known : addresses.entrySet()) {
      if (shop.equals(known.getKey()) || shop.startsWith(known.getKey() + "/")) {
        String rest = renamed(shop.substring(known.getKey().length()));
        String own = query(known.getValue());
        String asked = query.contains(Scrubber.STARS) ? own : query;
        return withoutQuery(known.getValue()) + rest + (asked.isEmpty() ? "" : "?" + asked);
      }
    }
    return renamed(shop) + (query.isEmpty() ? "" : "?" + renamed(query));
  }

  private static String query(String address) {
    int mark = address.indexOf('?');
    return mark < 0 ? "" : address.substring(mark + 1);
  }

  private static String withoutQuery(String address) {
    int mark = address.indexOf('?');
    return mark < 0 ? address : address.substring(0, mark);
  }

  /** Text in which the emulator's names stand for the shop's. */
  String renamed(String text) {
    if (ids.containsKey(text)) {
      return ids.get(text);
    }
    String address = addresses.get(withoutQuery(text));
    if (address != null) {
      return address;
    }
    String renamed = text;
    for (Map.Entry<String, String> known : ids.entrySet()) {
      if (known.getKey().length() > 8) {
        renamed = renamed.replace(known.getKey(), known.getValue());
      }
    }
    return renamed;
  }

  /** Text in which all ids look the same, whoever gave them. */
  String masked(String text) {
    String masked = text;
    for (Map.Entry<String, String> known : ids.entrySet()) {
      if (known.getKey().length() > 8) {
        masked = masked.replace(known.getKey(), "{id}").replace(known.getValue(), "{id}");
      }
    }
    return ID.matcher(masked).replaceAll("{id}");
  }
}
