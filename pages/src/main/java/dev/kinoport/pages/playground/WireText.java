package dev.kinoport.pages.playground;

import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.util.Map;
import java.util.function.Function;

/** What goes over the wire, as text on several lines. */
final class WireText {
  private static final String INDENT = "  ";

  private WireText() {}

  /**
   * The fields of a request as JSON.
   *
   * @param picture what to write for one that we hold
   */
  static Json.Members json(
      Map<String, WireValue> fields, Function<RequestImage.Local, Json> picture) {
    Json.Members members = Json.object();
    for (Map.Entry<String, WireValue> field : fields.entrySet()) {
      members = members.with(field.getKey(), json(field.getValue(), picture));
    }
    return members;
  }

  private static Json json(WireValue value, Function<RequestImage.Local, Json> picture) {
    return switch (value) {
      case WireValue.Text text -> new Json.Text(text.text());
      case WireValue.Number number -> new Json.Num(number.value());
      case WireValue.Flag flag -> new Json.Flag(flag.on());
      case WireValue.Many many ->
          new Json.Items(many.values().stream().map(it -> json(it, picture)).toList());
      case WireValue.Group group -> json(group.members(), picture);
      case WireValue.Image(RequestImage.Remote remote) ->
          new Json.Text(remote.address().toString());
      case WireValue.Image(RequestImage.Local local) -> picture.apply(local);
    };
  }

  /** JSON with a line for each member. */
  static String lines(Json value) {
    return lines(value, "\n", JsonText::write);
  }

  /**
   * The same shape, with other words for what is no object and no array.
   *
   * @param before a line break, and the space before each line
   */
  static String lines(Json value, String before, Function<Json, String> leaf) {
    return switch (value) {
      case Json.Members members when !members.byName().isEmpty() ->
          members.byName().entrySet().stream()
              .map(member ->
                  JsonText.write(new Json.Text(member.getKey()))
                      + ": "
                      + lines(member.getValue(), before + INDENT, leaf))
              .collect(joining("{", "}", before));
      case Json.Items items when !items.inOrder().isEmpty() ->
          items.inOrder().stream()
              .map(item -> lines(item, before + INDENT, leaf))
              .collect(joining("[", "]", before));
      default -> leaf.apply(value);
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining(
      String open, String close, String before) {
    return java.util.stream.Collectors.joining(
        "," + before + INDENT, open + before + INDENT, before + close);
  }
}
