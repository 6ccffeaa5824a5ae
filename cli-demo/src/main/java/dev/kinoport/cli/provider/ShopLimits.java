package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Provider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the environment says an account takes, from all processes on a journal together: {@code
 * KINOPORT_FAL_IN_FLIGHT} and {@code KINOPORT_FAL_SUBMITS_PER_MINUTE}, and so for each shop.
 *
 * @param perMinute paid requests in any minute, if somebody says so
 * @param atOnce generations with it, if somebody says so
 */
record ShopLimits(Option<Integer> perMinute, Option<Integer> atOnce) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /** Left: a number that is none, and where it stands. */
  static Either<CommandFailure, ShopLimits> of(BackendName shop, Map<String, String> environment) {
    return number(environment, variable(shop, "SUBMITS_PER_MINUTE"))
        .flatMap(perMinute ->
            number(environment, variable(shop, "IN_FLIGHT"))
                .map(atOnce -> new ShopLimits(perMinute, atOnce)));
  }

  private static String variable(BackendName shop, String what) {
    return "KINOPORT_%s_%s".formatted(shop.toString().toUpperCase(Locale.ROOT), what);
  }

  private static Either<CommandFailure, Option<Integer>> number(
      Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return Either.right(Option.none());
    }
    return NUMBER.matcher(value).matches()
        ? Either.right(Option.some(Integer.parseInt(value)))
        : Either.left(
            CommandFailure.refused(
                FailureKind.BAD_USAGE,
                "%s must be a whole number of 1 or more, such as 5; was \"%s\""
                    .formatted(variable, value)));
  }

  Provider on(Provider provider) {
    return provider.limited(perMinute, atOnce);
  }

  Capabilities on(Capabilities can) {
    return can.pace(perMinute.orElse(can.submitsPerMinute()), atOnce.orElse(can.inFlight()));
  }
}
