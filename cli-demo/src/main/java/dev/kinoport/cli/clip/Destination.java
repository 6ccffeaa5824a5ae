package dev.kinoport.cli.clip;

import dev.kinoport.Terms;
import dev.kinoport.generation.Order;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * Where the clip of an order shall lie. Written down with the order, so that whoever ends it knows.
 *
 * @param place the file to be, absolute
 * @param replacing whether a file that is there may go
 * @param state which state folder the order comes from: the place is a place of its machine
 */
public record Destination(Path place, boolean replacing, String state) {
  /** The state of an order that no later process finds. */
  public static final String NOWHERE = "";

  private static final String PLACE = "out";
  private static final String REPLACING = "out.replaces";
  private static final String STATE = "out.state";

  public Destination {
    place = place.toAbsolutePath().normalize();
  }

  /** Terms under which the clip goes there. */
  public Terms on(Terms terms) {
    return terms
        .attribute(PLACE, place.toString())
        .attribute(REPLACING, String.valueOf(replacing))
        .attribute(STATE, state);
  }

  /** None if the order names no place: it does not come from this program. */
  public static Option<Destination> of(Order order) {
    return Option.of(order.attributes().get(PLACE))
        .map(place ->
            new Destination(
                Path.of(place),
                Boolean.parseBoolean(order.attributes().get(REPLACING)),
                order.attributes().getOrDefault(STATE, NOWHERE)));
  }

  OutputFile output() {
    return new OutputFile(place, Landing.of(place), replacing);
  }
}
