package dev.kinoport.cli.models;

import dev.kinoport.cli.text.OptionNames;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command that makes a clip with a model, offline and as it stands. */
final class ExampleCommand {
  private static final String IMAGE = "samples/kite-over-hills.jpg";

  private ExampleCommand() {}

  /**
   * With a prompt and what the model's main endpoint needs, and no more.
   *
   * @param catalogue the options that name files with models of one's own
   */
  static String of(Offer model, List<String> catalogue, Instant now) {
    return "./kinoport "
        + Stream.concat(words(model, now).stream(), catalogue.stream())
            .map(ExampleCommand::quoted)
            .collect(Collectors.joining(" "));
  }

  /** The command's words, without the program. */
  static List<String> words(Offer model, Instant now) {
    List<String> words = new ArrayList<>(List.of("generate", "--model", model.alias()));
    for (Route route : model.routeTo(model.sku())) {
      for (Input input : model.inputs(route)) {
        boolean needed =
            input.required()
                || input.name().equals("prompt")
                || route.given().contains(input.name());
        if (needed && input.defaultValue().map(WireValue::shown).isEmpty()) {
          words.addAll(words(input, input.name()));
        }
      }
    }
    if (model.quote(PriceFacts.none(), now) instanceof Quote.Unknown) {
      words.add("--allow-unknown-price");
    }
    return words;
  }

  private static List<String> words(Input input, String name) {
    String option = OptionNames.of(name);
    if (input instanceof GroupInput group) {
      return group.members().stream()
          .filter(Input::required)
          .flatMap(member ->
              words(member, name + (group.isList() ? ".0." : ".") + member.name()).stream())
          .toList();
    }
    return option.startsWith("--")
        ? List.of(option, value(input))
        : List.of("--set", name + "=" + value(input));
  }

  private static String value(Input input) {
    return switch (input) {
      case MediaInput image -> IMAGE;
      case FileInput file when file.kind() == FileInput.Kind.AUDIO ->
          "https://media.example/voice.mp3";
      case FileInput file -> "https://media.example/clip.mp4";
      default -> {
        List<String> options = ModelPrices.options(input);
        yield options.isEmpty() ? "the kite dives" : options.getFirst();
      }
    };
  }

  private static String quoted(String word) {
    return word.contains(" ") ? "\"" + word + "\"" : word;
  }
}
