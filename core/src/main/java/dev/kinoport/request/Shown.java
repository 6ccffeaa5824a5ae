package dev.kinoport.request;

import java.net.URI;
import java.util.stream.Collectors;

/** Values as a person would write them. */
final class Shown {
  private Shown() {}

  static String of(WireValue value) {
    return switch (value) {
      case WireValue.Text text -> text.text();
      case WireValue.Number number -> CanonicalJson.number(number.value());
      case WireValue.Flag flag -> String.valueOf(flag.on());
      case WireValue.Image(RequestImage.Remote(URI address)) -> address.toString();
      case WireValue.Image(RequestImage.Local local) -> "image " + local.image().sha256();
      case WireValue.Group group ->
          group.members().entrySet().stream()
              .map(member -> member.getKey() + "=" + of(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case WireValue.Many many ->
          many.values().stream().map(Shown::of).collect(Collectors.joining(", "));
    };
  }
}
