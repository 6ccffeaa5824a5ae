package dev.kinoport.offer;

import dev.kinoport.fault.Spelling;
import dev.kinoport.input.Input;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Offers by alias, by the shop's own name for them, and by that behind the shop: {@code shop:sku}.
 *
 * @param offers those added last come first, and answer for a name that others have too
 */
public record Catalogue(List<Offer> offers) {
  private static final int MOST_GUESSES = 3;
  private static final char BEHIND_SHOP = ':';

  public Catalogue {
    offers = offers instanceof Families ? offers : List.copyOf(offers);
  }

  /** No offers at all. */
  public static Catalogue empty() {
    return new Catalogue(List.of());
  }

  /**
   * Offers by families, each of which is made when somebody first looks for it, so that a program
   * which asks for one model does not pay for all.
   *
   * @param families asked for once, with the first look; each gives the same offers whenever it is
   *     asked
   */
  public static Catalogue ofFamilies(Supplier<List<Supplier<List<Offer>>>> families) {
    return new Catalogue(new Families(families));
  }

  /**
   * The model with an alias, whose sku follows from what a request gives; or one {@linkplain
   * Offer#at sku} alone. Either may stand behind its shop and a colon, and is then that shop's.
   * Letter for letter.
   */
  public Option<Offer> find(String name) {
    return named(
        name,
        (word, among) -> {
          Option<Offer> sku = word.indexOf('/') < 0 ? Option.none() : one(word, among);
          return sku.orElse(() -> aliased(word, among)).orElse(() -> one(word, among));
        });
  }

  /**
   * The model that somebody means who writes its name as people have it: the address of its page, a
   * slash behind it, in capitals. The very name comes first.
   */
  public Option<Offer> understand(String typed) {
    for (String name : TypedName.readings(typed)) {
      Option<Offer> found = find(name);
      if (found.isDefined()) {
        return found;
      }
    }
    return Option.none();
  }

  /** Looks a whole name up among all offers, then what is behind its shop among that shop's. */
  private static <T> Option<T> named(
      String name, BiFunction<String, Predicate<Offer>, Option<T>> lookup) {
    int colon = name.indexOf(BEHIND_SHOP);
    Option<T> whole = lookup.apply(name, offer -> true);
    return colon < 0
        ? whole
        : whole.orElse(() ->
            lookup.apply(
                name.substring(colon + 1), offer -> offer.shop().equals(name.substring(0, colon))));
  }

  private Option<Offer> aliased(String alias, Predicate<Offer> among) {
    return first(among.and(model -> model.alias().equals(alias)));
  }

  private Option<Offer> one(String sku, Predicate<Offer> among) {
    return whole(sku, among).flatMap(model -> model.at(sku));
  }

  private Option<Offer> whole(String sku, Predicate<Offer> among) {
    return first(among.and(model -> model.routeTo(sku).isDefined()));
  }

  /** The whole model that an sku belongs to. */
  public Option<Offer> findBySku(String sku) {
    return whole(sku, offer -> true);
  }

  /** Whose offers these are, each once. */
  public List<String> shops() {
    return offers.stream().map(Offer::shop).distinct().toList();
  }

  /** A few aliases of models that somebody may have meant, the nearest first; may be empty. */
  public List<String> suggestions(String text) {
    List<String> names =
        offers.stream()
            .flatMap(model -> Stream.of(model.alias(), model.sku(), model.name()))
            .toList();
    return Spelling.near(TypedName.path(text).replaceFirst("^models/", ""), names).stream()
        .flatMap(name -> find(name).map(Offer::alias).toJavaStream())
        .distinct()
        .limit(MOST_GUESSES)
        .toList();
  }

  /** This catalogue with one more model, in place of its shop's older one of its sku or alias. */
  public Catalogue with(Offer model) {
    List<Offer> others = new ArrayList<>(offers);
    others.removeIf(old -> isReplaced(old, model));
    others.addFirst(model);
    return new Catalogue(others);
  }

  private static boolean isReplaced(Offer old, Offer by) {
    return old.shop().equals(by.shop())
        && (old.sku().equals(by.sku()) || old.alias().equals(by.alias()));
  }

  /**
   * This catalogue with today's price of a model, by its alias, or of one sku; either may stand
   * behind its shop and a colon, and be written as {@link #understand} takes it.
   *
   * @return none if there is no such model or sku
   */
  public Option<Catalogue> withPrice(String name, PriceRule price) {
    return withPrices(name, PriceList.of(price));
  }

  /** This catalogue with the prices of a model or of one sku, as {@link #withPrice} says. */
  public Option<Catalogue> withPrices(String name, PriceList price) {
    for (String reading : TypedName.readings(name)) {
      Option<Catalogue> priced = priced(reading, price);
      if (priced.isDefined()) {
        return priced;
      }
    }
    return Option.none();
  }

  private Option<Catalogue> priced(String name, PriceList price) {
    return named(
        name,
        (word, among) ->
            aliased(word, among)
                .map(model -> replaced(model, model.withPrice(price)))
                .orElse(() ->
                    whole(word, among)
                        .map(model -> replaced(model, model.withPrice(word, price)))));
  }

  /** The models that take all of these inputs, by canonical name, at one sku. */
  public List<Offer> taking(String... inputs) {
    return offers.stream()
        .filter(model ->
            model.routes().stream()
                .anyMatch(route ->
                    model.inputs(route).stream()
                        .map(Input::name)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of(inputs))))
        .toList();
  }

  /** The models that make a clip from text alone. */
  public List<Offer> fromTextAlone() {
    return offers.stream()
        .filter(model -> model.routes().stream().anyMatch(route -> isFromText(model, route)))
        .toList();
  }

  private static boolean isFromText(Offer model, Route route) {
    return route.given().isEmpty()
        && model.inputs(route).stream().filter(Input::required).noneMatch(Input::isMaterial);
  }

  /** The models that their shops still sell. */
  public Catalogue sold(Instant now) {
    return new Catalogue(offers.stream().filter(model -> model.isSold(now)).toList());
  }

  /** The models of which the usual clip has a price. */
  public List<Offer> priced(Instant now) {
    return offers.stream()
        .filter(model -> model.quote(PriceFacts.none(), now) instanceof Quote.Known)
        .toList();
  }

  private Catalogue replaced(Offer old, Offer by) {
    return new Catalogue(offers.stream().map(it -> it.equals(old) ? by : it).toList());
  }

  private Option<Offer> first(Predicate<Offer> test) {
    for (Offer model : offers) {
      if (test.test(model)) {
        return Option.of(model);
      }
    }
    return Option.none();
  }
}
