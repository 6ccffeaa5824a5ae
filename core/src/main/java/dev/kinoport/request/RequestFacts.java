package dev.kinoport.request;

import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** What follows from the inputs: for the price, and for the clip. */
final class RequestFacts {
  private RequestFacts() {}

  /** Facts of a request that goes to an sku which takes these inputs. */
  static PriceFacts of(Offer model, List<Input> taken, SortedMap<String, WireValue> inputs) {
    PriceFacts facts = PriceFacts.none();
    for (Input input : taken) {
      facts = input.facts(inputs).orElse(facts);
    }
    long images =
        taken.stream()
            .map(input -> inputs.get(input.name()))
            .filter(Objects::nonNull)
            .mapToLong(WireValue::images)
            .sum();
    return model.output().withSize(facts.with("input_images", images));
  }

  static ExpectedOutput expected(Offer model, PriceFacts facts) {
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
