package dev.kinoport.price;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a price rule looks at: facts by canonical name, in the order of their names.
 *
 * <p>Usual names: {@code duration} (s), {@code resolution}, {@code audio}, {@code frames}, {@code
 * width} and {@code height} (px), {@code steps}, {@code voice}, {@code multi_clip}, {@code
 * input_images}, {@code input_seconds}. A rule may look at any other name.
 *
 * @param all each fact by its name; may be empty
 */
public record PriceFacts(SortedMap<String, Fact> all) {
  private static final PriceFacts NONE = new PriceFacts(Collections.emptySortedMap());
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?s");

  public PriceFacts {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /** Nothing is known. */
  public static PriceFacts none() {
    return NONE;
  }

  /**
   * Takes facts as a person types them: {@code true}, {@code false}, {@code on} and {@code off} are
   * switches, digits are amounts, {@code duration} may end in {@code s}, the rest are words.
   */
  public static PriceFacts of(Map<String, String> typed) {
    PriceFacts facts = NONE;
    for (Map.Entry<String, String> entry : typed.entrySet()) {
      facts = facts.with(entry.getKey(), read(entry.getKey(), entry.getValue().strip()));
    }
    return facts;
  }

  /** These facts and one more, which replaces an older one of its name. */
  public PriceFacts with(String name, Fact fact) {
    SortedMap<String, Fact> more = new TreeMap<>(all);
    more.put(name, fact);
    return new PriceFacts(more);
  }

  /** These facts and a word. */
  public PriceFacts with(String name, String word) {
    return with(name, new Fact.Word(word));
  }

  /** These facts and a whole amount. */
  public PriceFacts with(String name, long amount) {
    return with(name, BigDecimal.valueOf(amount));
  }

  /** These facts and an amount. */
  public PriceFacts with(String name, BigDecimal amount) {
    return with(name, new Fact.Amount(amount));
  }

  /** These facts and a switch. */
  public PriceFacts with(String name, boolean on) {
    return with(name, new Fact.Switch(on));
  }

  /** These facts, and {@code others} where these say nothing. */
  public PriceFacts orElse(PriceFacts others) {
    SortedMap<String, Fact> more = new TreeMap<>(others.all);
    more.putAll(all);
    return new PriceFacts(more);
  }

  /** The amounts that are not known exactly, in words: {@code width 720 to 1680}; may be empty. */
  public String spans() {
    return all.entrySet().stream()
        .filter(fact -> fact.getValue() instanceof Fact.Between)
        .map(fact -> fact.getKey() + " " + fact.getValue().text())
        .collect(Collectors.joining(", "));
  }

  /** These facts, with one end of every amount that is not known exactly. */
  PriceFacts at(Function<Fact.Between, BigDecimal> end) {
    PriceFacts exact = this;
    for (Map.Entry<String, Fact> entry : all.entrySet()) {
      if (entry.getValue() instanceof Fact.Between between) {
        exact = exact.with(entry.getKey(), end.apply(between));
      }
    }
    return exact;
  }

  /** What is known under a name. */
  public Option<Fact> find(String name) {
    return Option.of(all.get(name));
  }

  /** What is known under a name, if it is an amount. */
  public Option<BigDecimal> amount(String name) {
    return find(name)
        .flatMap(fact ->
            fact instanceof Fact.Amount known
                ? Option.of(known.value())
                : Option.<BigDecimal>none());
  }

  private static Fact read(String name, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("on")) {
      return new Fact.Switch(true);
    }
    if (lower.equals("false") || lower.equals("off")) {
      return new Fact.Switch(false);
    }
    if (DECIMAL.matcher(typed).matches()) {
      return new Fact.Amount(new BigDecimal(typed));
    }
    if (name.equals("duration") && SECONDS.matcher(lower).matches()) {
      return new Fact.Amount(new BigDecimal(lower.substring(0, lower.length() - 1)));
    }
    return new Fact.Word(typed);
  }
}
