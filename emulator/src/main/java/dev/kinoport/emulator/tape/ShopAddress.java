package dev.kinoport.emulator.tape;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address at the shop, as it is on a tape: with the shop's own host, wherever that was reached.
 *
 * @param host such as {@code queue.fal.run}
 * @param rest path and query
 */
public record ShopAddress(String host, String rest) {
  private static final Pattern REAL = Pattern.compile("https://([A-Za-z0-9.-]+)(?::443)?(/.*)?");
  private static final Pattern SEGMENT = Pattern.compile("/([A-Za-z0-9.-]+\\.[A-Za-z]+)(/.*)?");

  /** Members whose addresses a client calls next, on whatever host. */
  private static final Set<String> CALLED_NEXT =
      Set.of("upload_url", "file_url", "access_url", "base_url", "url");

  /** An address on the real host. */
  public static Option<ShopAddress> real(String text) {
    return matched(REAL.matcher(text));
  }

  /** An address on a stand-in, which has the real host as its first segment. */
  public static Option<ShopAddress> below(String origin, String text) {
    return text.startsWith(origin + "/")
        ? matched(SEGMENT.matcher(text.substring(origin.length())))
        : Option.none();
  }

  private static Option<ShopAddress> matched(Matcher matcher) {
    return matcher.matches()
        ? Option.some(
            new ShopAddress(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)))
        : Option.none();
  }

  /** On the real host. */
  public String real() {
    return "https://" + host + rest;
  }

  /** On a stand-in. */
  public String below(String origin) {
    return origin + "/" + host + rest;
  }

  /** As a client writes it, who came in some way. */
  private String as(Addresses addresses) {
    boolean isKnown = Host.find(host).isDefined();
    boolean isFile = !isKnown || Host.find(host).contains(Host.FILES);
    return switch (addresses.form()) {
      case SEGMENT, BARE -> below(addresses.origin());
      case PROXY -> isFile ? below(addresses.origin()) : real();
      case REAL_HOST -> isKnown ? real() : below(addresses.origin());
    };
  }

  /** JSON from a stand-in, with the addresses that the shop itself would have written. */
  public static Json asAtTheShop(Json body, String origin) {
    return JsonTexts.changed(
        body, (name, text) -> below(origin, text).map(ShopAddress::real).getOrElse(text));
  }

  /** JSON for a stand-in, from what the shop would have been sent. */
  public static Json asBelow(Json body, String origin) {
    return JsonTexts.changed(
        body,
        (name, text) ->
            real(text)
                .filter(it -> Host.find(it.host()).isDefined())
                .map(it -> it.below(origin))
                .getOrElse(text));
  }

  /**
   * JSON with addresses that lead a client back here.
   *
   * @param hosts told of every host that the client will want to reach
   */
  public static Json forClient(Json body, Addresses addresses, Consumer<String> hosts) {
    return JsonTexts.changed(
        body,
        (name, text) ->
            real(text)
                .filter(it -> isCalledNext(name, it))
                .peek(it -> hosts.accept(it.host()))
                .map(it -> it.as(addresses))
                .getOrElse(text));
  }

  private static boolean isCalledNext(String name, ShopAddress address) {
    boolean isPage = address.host().endsWith("fal.ai");
    return Host.find(address.host()).isDefined() || (CALLED_NEXT.contains(name) && !isPage);
  }
}
