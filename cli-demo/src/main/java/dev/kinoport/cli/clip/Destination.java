package dev.kinoport.cli.clip;

import dev.kinoport.Terms;
import dev.kinoport.generation.Order;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the clip of an order shall lie. Written down with the order, so that whoever ends it knows.
 *
 * @param place the file to be, absolute
 * @param replaces mark of the file there that may go; empty: none may
 * @param state which state folder the order comes from: the place is a place of its machine
 */
public record Destination(Path place, String replaces, String state) {
  /** The state of an order that no later process finds. */
  public static final String NOWHERE = "";

  private static final String PLACE = "out";
  private static final String REPLACES = "out.replaces";
  private static final String STATE = "out.state";

  public Destination {
    place = place.toAbsolutePath().normalize();
  }

  /** The place of an output that was chosen here. */
  public static Destination of(OutputFile output, String state) {
    return new Destination(output.place(), output.replacing() ? mark(output.place()) : "", state);
  }

  /** Terms under which the clip goes there. */
  public Terms on(Terms terms) {
    return terms
        .attribute(PLACE, place.toString())
        .attribute(REPLACES, replaces)
        .attribute(STATE, state);
  }

  /** None if the order names no place that can be one: it does not come from this program. */
  public static Option<Destination> of(Order order) {
    try {
      return Option.of(order.attributes().get(PLACE))
          .map(place ->
              new Destination(
                  Path.of(place),
                  order.attributes().getOrDefault(REPLACES, ""),
                  order.attributes().getOrDefault(STATE, NOWHERE)));
    } catch (InvalidPathException e) {
      return Option.none();
    }
  }

  /** A file that has come there since, or has changed, was not meant to go. */
  OutputFile output() {
    return new OutputFile(
        place, Landing.of(place), !replaces.isEmpty() && replaces.equals(mark(place)));
  }

  /** The same for a file as long as nobody writes to it; empty if there is none. */
  private static String mark(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return "";
    }
  }
}
