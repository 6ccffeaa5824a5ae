package dev.kinoport.pages.web;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.ServerNames;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may look: whoever comes by a name of this server's, from no page of somebody else's, and
 * knows its secret, if it has one. A name that was made to lead here is none of its names.
 *
 * @param names of this server beside those of the loopback, in lower case and without a port
 * @param byNumber whether it may also be called by any address in numbers, as where it listens on
 *     all of them; no name can be made to be one
 * @param secret what a browser must have brought once; none: this machine alone can reach it
 */
public record Access(Set<String> names, boolean byNumber, Option<String> secret) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String COOKIE = "kinoport";
  private static final String FIELD = "key";
  private static final String DOOR = "/__ui/key";

  /** Browsers drop tabs and line breaks of an address, and may read another host in the rest. */
  private static final Pattern WITHIN = Pattern.compile("/([!-.0-\\[\\]-~][!-~]*)?");

  public Access {
    Objects.requireNonNull(names, "names must not be null");
    Objects.requireNonNull(secret, "secret must not be null");
    names = Set.copyOf(names);
  }

  /** This machine alone. */
  public static Access ofThisMachine() {
    return new Access(Set.of(), false, Option.none());
  }

  /** Nothing that is logged may hold the secret. */
  @Override
  public String toString() {
    return "Access[names=" + names + "]";
  }

  /** What is answered in place of a page; none if the page may be seen. */
  Option<Reply> refusal(Call call) {
    if (!isAtHome(call)) {
      return Option.some(
          PageAnswer.refusal(403, "these pages are not for other names or other pages"));
    }
    return isDoor(call) ? Option.some(enter(call)) : knows(call);
  }

  private boolean isAtHome(Call call) {
    boolean isOwnOrigin = call.header("origin").forAll(call.addresses().origin()::equals);
    boolean isLink = call.is("GET") && call.header("sec-fetch-mode").contains("navigate");
    boolean isOwnSite = isLink || !call.header("sec-fetch-site").contains("cross-site");
    String origin = call.addresses().origin();
    return isOwnOrigin
        && isOwnSite
        && isOwn(origin.substring(origin.indexOf("//") + 2))
        && call.header("host").exists(this::isOwn);
  }

  private boolean isOwn(String authority) {
    String name = ServerNames.name(authority).toLowerCase(Locale.ROOT);
    boolean isNumber = name.matches("[0-9]{1,3}([.][0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
    return LOOPBACK.contains(name) || names.contains(name) || (byNumber && isNumber);
  }

  private static boolean isDoor(Call call) {
    return call.is("POST") && call.path().equals(DOOR);
  }

  /** Whether the key itself is to come in the body: the only body that is read without one. */
  boolean isEntering(Call call) {
    return isAtHome(call) && isDoor(call);
  }

  private Option<Reply> knows(Call call) {
    if (secret.isEmpty() || brought(call).exists(token -> isEqual(token, token(call)))) {
      return Option.none();
    }
    Option<String> key = call.parameter(FIELD);
    return Option.some(
        call.is("GET") && key.exists(this::isSecret)
            ? let(call, call.path())
            : PageAnswer.of(
                401,
                "text/html; charset=utf-8",
                asking(call.path()).getBytes(StandardCharsets.UTF_8)));
  }

  /** Written into a form by hand, where a link came without it. */
  private Reply enter(Call call) {
    Form form = Form.of(call);
    String to = form.or("to", "/");
    return form.text(FIELD).map(String::strip).exists(this::isSecret)
        ? let(call, to)
        : PageAnswer.refusal(401, "that is not the key; the server has printed it when it began");
  }

  private Reply let(Call call, String to) {
    return PageAnswer.of(303, "text/plain; charset=utf-8", new byte[0])
        .with("Location", WITHIN.matcher(to).matches() ? to : "/")
        .with(
            "Set-Cookie",
            "%s=%s; Path=/; HttpOnly; SameSite=Lax".formatted(cookie(call), token(call)));
  }

  /** Browsers tell the cookies of one host's ports apart by their names alone. */
  private static String cookie(Call call) {
    return COOKIE + "-" + port(call);
  }

  private static String port(Call call) {
    String authority = call.header("host").getOrElse("");
    return authority.replaceFirst("^(\\[[^\\]]*]|[^:]*):?", "").replaceAll("[^0-9]", "");
  }

  /** What a browser keeps in place of the key: it opens this port, and servers beside it see it. */
  private String token(Call call) {
    byte[] text = (secret.getOrElse("") + ":" + port(call)).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static Option<String> brought(Call call) {
    String named = cookie(call) + "=";
    List<String> cookies =
        call.headers().getOrDefault("cookie", List.of()).stream()
            .flatMap(line -> Arrays.stream(line.split(";", -1)))
            .map(String::strip)
            .filter(it -> it.startsWith(named))
            .map(it -> it.substring(named.length()))
            .toList();
    return Option.ofOptional(cookies.stream().findFirst());
  }

  private boolean isSecret(String given) {
    return isEqual(given, secret.getOrElse(""));
  }

  /** In a time that tells nothing. */
  private static boolean isEqual(String given, String right) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static String asking(String to) {
    return Frame.document(
        "Key",
        none(),
        el(
            "body",
            el(
                "main",
                el("h1", text("Kinoport")),
                el(
                    "form",
                    cls("panel"),
                    attr("method", "post"),
                    attr("action", DOOR),
                    el("input", attr("type", "hidden"), attr("name", "to"), attr("value", to)),
                    el(
                        "p",
                        el(
                            "label",
                            attr("for", FIELD),
                            text("The key that the server printed when it began"))),
                    el(
                        "p",
                        el(
                            "input",
                            id(FIELD),
                            attr("type", "password"),
                            attr("name", FIELD),
                            attr("autocomplete", "off"))),
                    el("button", text("Enter"))))));
  }
}
