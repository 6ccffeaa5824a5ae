package dev.kinoport.emulator.fal;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Notices the values of platform headers that real fal would silently ignore. */
final class HeaderValues {
  private static final int MOST_TAGS = 10;
  private static final Pattern TAG =
      Pattern.compile("(?!fal\\.)[a-z0-9._-]{1,64}=[ -+\\--~]{0,256}");

  private HeaderValues() {}

  static Stream<Ignored> ignored(Call call) {
    return Stream.of(
            word(call, "x-fal-queue-priority", Set.of("normal", "low")),
            word(call, "x-fal-store-io", Set.of("0", "1")),
            word(call, "x-fal-no-retry", Set.of("1", "true", "yes")),
            object(call, "x-fal-retry-config"),
            object(call, "x-fal-object-lifecycle-preference"),
            object(call, "x-fal-object-lifecycle"),
            tags(call))
        .flatMap(Option::toJavaStream);
  }

  private static Option<Ignored> word(Call call, String header, Set<String> words) {
    return call.header(header)
        .filter(value -> !words.contains(value))
        .map(value ->
            Strictness.ignored(
                "header." + header,
                "\"%s\" is none of %s"
                    .formatted(value, String.join(", ", words.stream().sorted().toList()))));
  }

  private static Option<Ignored> object(Call call, String header) {
    return call.header(header)
        .filter(value ->
            !JsonText.read(value.getBytes(StandardCharsets.UTF_8))
                .exists(Json.Members.class::isInstance))
        .map(value -> Strictness.ignored("header." + header, "this is no JSON object"));
  }

  private static Option<Ignored> tags(Call call) {
    return call.header("x-fal-tags")
        .filter(value -> {
          String[] tags = value.split(",", -1);
          return tags.length > MOST_TAGS
              || !Arrays.stream(tags).allMatch(tag -> TAG.matcher(tag.strip()).matches());
        })
        .map(value ->
            new Ignored(
                "header.x-fal-tags",
                "real fal drops bad tags; at most 10 of key=value, key of a-z 0-9 . _ -"));
  }
}
