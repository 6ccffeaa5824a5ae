package dev.kinoport.emulator.tape;

import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a conversation what nobody may read on a tape: keys, tokens, what signs an address,
 * whose account it is, and prompts if that is wished. What is known to be harmless stays, and of
 * the rest only the place: a parameter that is new tomorrow must not be written down. Safe for use
 * by many threads.
 */
public final class Scrubber {
  /** Stands for what was taken out. */
  public static final String STARS = "***";

  /** Stands for the address of a webhook: whose it is, and what signs it, is nobody's business. */
  public static final String WEBHOOK = "https://scrubbed.invalid/webhook";

  private static final Set<String> HARMLESS_PARAMETERS =
      Set.of(
          "logs",
          "fal_max_queue_length",
          "storage_type",
          "endpoint_id",
          "request_id",
          "limit",
          "page",
          "cursor",
          "expand",
          "status",
          "sort_by",
          "category",
          "q",
          "start",
          "end",
          "timeframe",
          "timezone",
          "bound_to_timeframe");

  private static final Set<String> HARMLESS_HEADERS =
      Set.of(
          "accept",
          "content-type",
          "range",
          "x-fal-request-start-timeout",
          "x-fal-request-timeout",
          "x-fal-queue-priority",
          "x-fal-no-retry",
          "x-fal-store-io",
          "x-fal-tags",
          "x-fal-file-name",
          "x-fal-object-lifecycle",
          "x-fal-object-lifecycle-preference",
          "x-app-fal-disable-fallback");

  private static final Set<String> ANSWER_HEADERS =
      Set.of(
          "accept-ranges",
          "allow",
          "content-range",
          "content-type",
          "etag",
          "retry-after",
          "x-fal-billable-units",
          "x-fal-error-type",
          "x-fal-needs-retry",
          "x-fal-request-id",
          "x-fal-request-timeout-type",
          "x-fal-retryable",
          "x-fal-runner-hints");

  private static final Set<String> SECRET_MEMBERS =
      Set.of(
          "token",
          "access_token",
          "refresh_token",
          "jwt",
          "secret",
          "key_secret",
          "api_key",
          "api_key_id",
          "password",
          "signature",
          "username",
          "login_username",
          "email");

  private static final Pattern PROMPT = Pattern.compile("(?i).*(prompt|text|lyrics|script).*");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final String WEBHOOK_PARAMETER = "fal_webhook";

  /** Shorter ones are found everywhere by chance. */
  private static final int SHORTEST_SECRET = 8;

  private final boolean keepsPrompts;
  private final HiddenTexts hidden = new HiddenTexts();
  private final Map<String, Integer> keys = new LinkedHashMap<>();

  /**
   * For one tape.
   *
   * @param keepsPrompts whether prompts are written down
   */
  public Scrubber(boolean keepsPrompts) {
    this.keepsPrompts = keepsPrompts;
  }

  /** What stands for a key on the tape; the key itself is taken out of all that follows. */
  public synchronized Option<String> key(Option<String> authorization) {
    return authorization.map(given -> {
      String[] words = given.strip().split("\\s+", 2);
      String key = words.length == 2 ? words[1] : words[0];
      hidden.add(key);
      for (String part : key.split("[:.]", -1)) {
        if (part.length() >= SHORTEST_SECRET) {
          hidden.add(part);
        }
      }
      String scheme = words.length == 2 && words[0].matches("Key|Bearer|Basic") ? words[0] : STARS;
      boolean isWhole = !scheme.equals("Key") || key.matches("[^:\\s]+:[^:\\s]+");
      int number = keys.computeIfAbsent(given, it -> keys.size() + 1);
      return isWhole ? scheme + " " + number : scheme + " malformed";
    });
  }

  /** A text without the secrets that are known by now. */
  public synchronized String text(String text) {
    return hidden.without(text, STARS);
  }

  /** A query, raw, with the values of known parameters only. */
  public String query(String raw) {
    List<String> pairs = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        String shown =
            name.equals(WEBHOOK_PARAMETER)
                ? WEBHOOK
                : HARMLESS_PARAMETERS.contains(name) ? text(decoded(value)) : STARS;
        // What is harmless is written as it came, so that the same query is the same text.
        boolean isAsItCame = HARMLESS_PARAMETERS.contains(name) && !shown.contains(STARS);
        pairs.add(text(name) + "=" + (isAsItCame ? value : shown));
      }
    }
    return String.join("&", pairs);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The headers of a call that go on the tape. */
  public Map<String, String> callHeaders(Map<String, List<String>> headers) {
    return chosen(headers, HARMLESS_HEADERS);
  }

  /** The headers of an answer that go on the tape. */
  public Map<String, String> answerHeaders(Map<String, List<String>> headers) {
    return chosen(headers, ANSWER_HEADERS);
  }

  private Map<String, String> chosen(Map<String, List<String>> headers, Set<String> names) {
    Map<String, String> chosen = new LinkedHashMap<>();
    headers.forEach((name, values) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (names.contains(lower) && !values.isEmpty()) {
        chosen.put(lower, text(values.getFirst()));
      }
    });
    return chosen;
  }

  /** The body of a submit; from now on its prompts are taken out of everything, if so wished. */
  public Json input(Json body) {
    if (!keepsPrompts) {
      JsonTexts.changed(
          body,
          (name, text) -> {
            if (isPrompt(name, text)) {
              learnPrompt(text);
            }
            return text;
          });
    }
    return JsonTexts.changed(
        body, (name, text) -> isPrompt(name, text) && !keepsPrompts ? STARS : value(name, text));
  }

  private static boolean isPrompt(String name, String text) {
    return PROMPT.matcher(name).matches() && !WEB.matcher(text).matches();
  }

  private synchronized void learnPrompt(String text) {
    if (text.length() >= SHORTEST_SECRET) {
      hidden.add(text);
    }
  }

  /** Any other JSON. */
  public Json json(Json body) {
    return JsonTexts.changed(
        body,
        (name, text) ->
            !keepsPrompts && (name.contains("prompt") || name.equals("input"))
                ? STARS
                : value(name, text));
  }

  private String value(String name, String text) {
    if (SECRET_MEMBERS.contains(name)) {
      return STARS;
    }
    if (text.startsWith("data:")) {
      return data(text);
    }
    return WEB.matcher(text).matches() ? address(text) : text(text);
  }

  /** A file within the text, by its digest. */
  private static String data(String text) {
    int comma = Math.max(text.indexOf(','), 0);
    String type = text.substring(5, Math.max(comma, 5)).replaceFirst(";.*", "");
    return "data:%s;scrubbed,%s".formatted(type, sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** An address without what signs it. */
  private String address(String text) {
    try {
      URI address = new URI(text);
      String rest = text.replaceFirst("[?#].*", "");
      String user = address.getRawUserInfo();
      String open = user == null ? rest : rest.replace(user + "@", "");
      String query = address.getRawQuery();
      String fragment = address.getRawFragment();
      return text(open)
          + (query == null ? "" : "?" + query(query))
          + (fragment == null ? "" : "#" + (isPlain(fragment) ? text(fragment) : STARS));
    } catch (URISyntaxException e) {
      return text(text.replaceFirst("[?#].*", ""));
    }
  }

  /** A heading of a page. */
  private static boolean isPlain(String fragment) {
    return fragment.matches("[a-z0-9_-]{1,64}");
  }

  /** The digest of bytes, in hex. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** What makes digests. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
