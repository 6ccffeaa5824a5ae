package dev.kinoport.request;

import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FileInput;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.Model;
import dev.kinoport.model.OutputFacts;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What follows from the inputs: for the price, and for the clip. */
final class RequestFacts {
  private RequestFacts() {}

  /** Facts of a request that goes to an endpoint which takes these inputs. */
  static PriceFacts of(Model model, List<Input> taken, SortedMap<String, WireValue> inputs) {
    PriceFacts facts = PriceFacts.none();
    long images = 0;
    for (Input input : taken) {
      WireValue value = inputs.get(input.name());
      if (input instanceof TextsInput) {
        facts = facts.with(input.name(), value != null);
      } else if (input instanceof GroupInput group) {
        images += value == null ? 0 : images(value);
        facts = withTexts(facts, group, value);
      } else if (value != null && !(input instanceof TextInput || input instanceof FileInput)) {
        images += images(value);
        facts = with(facts, input, value);
      }
    }
    return model.output().withSize(facts.with("input_images", images));
  }

  static ExpectedOutput expected(Model model, PriceFacts facts) {
    OutputFacts output = model.output();
    Option<BigDecimal> rate = facts.amount("fps").orElse(output.framesPerSecond());
    Option<BigDecimal> seconds =
        facts
            .amount("duration")
            .orElse(() ->
                facts
                    .amount("frames")
                    .flatMap(n -> rate.map(fps -> n.divide(fps, MathContext.DECIMAL64))));
    return new ExpectedOutput(
        seconds.map(RequestFacts::duration), shortSide(output, facts), rate, audio(output, facts));
  }

  /** A text that a group may have, such as a voice, is a switch: one of them has it, or none. */
  private static PriceFacts withTexts(
      PriceFacts facts, GroupInput group, @Nullable WireValue value) {
    PriceFacts all = facts;
    for (String name : group.optionalTexts()) {
      all = all.with(name, value != null && holds(value, name));
    }
    return all;
  }

  private static boolean holds(WireValue value, String name) {
    return switch (value) {
      case WireValue.Many(var groups) -> groups.stream().anyMatch(group -> holds(group, name));
      case WireValue.Group(var members) -> members.containsKey(name);
      default -> false;
    };
  }

  private static PriceFacts with(PriceFacts facts, Input input, WireValue value) {
    if (input instanceof DurationInput duration && value instanceof WireValue.Text) {
      return facts.with("duration", duration.span());
    }
    if (input instanceof SizeInput size && value instanceof WireValue.Text(String text)) {
      return size.size(text)
          .fold(
              () -> facts,
              known -> facts.with("width", known.width()).with("height", known.height()));
    }
    String name = input.name();
    return switch (value) {
      case WireValue.Text text -> facts.orElse(PriceFacts.of(Map.of(name, text.text())));
      case WireValue.Number number -> facts.with(name, number.value());
      case WireValue.Flag flag -> facts.with(name, flag.on());
      case WireValue.Image image -> facts;
      case WireValue.Many many -> facts;
      case WireValue.Group group -> facts;
    };
  }

  private static long images(WireValue value) {
    return switch (value) {
      case WireValue.Image image -> 1;
      case WireValue.Many many -> many.values().stream().mapToLong(RequestFacts::images).sum();
      case WireValue.Group group ->
          group.members().values().stream().mapToLong(RequestFacts::images).sum();
      case WireValue.Text text -> 0;
      case WireValue.Number number -> 0;
      case WireValue.Flag flag -> 0;
    };
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static Option<Integer> shortSide(OutputFacts output, PriceFacts facts) {
    Option<Integer> exact =
        facts
            .amount("width")
            .flatMap(width -> facts.amount("height").map(width::min))
            .map(BigDecimal::intValue);
    return exact.orElse(() ->
        facts
            .find("resolution")
            .flatMap(resolution -> Option.of(output.shortSides().get(resolution.text()))));
  }

  private static Option<Boolean> audio(OutputFacts output, PriceFacts facts) {
    return facts
        .find("audio")
        .flatMap(fact ->
            fact instanceof Fact.Switch sound ? Option.of(sound.on()) : Option.<Boolean>none())
        .orElse(output.audio());
  }
}
