package dev.kinoport.offer;

import dev.kinoport.input.Input;
import dev.kinoport.input.Spelling;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Offers by alias and by the shop's own name for them.
 *
 * @param offers those added last come first, and answer for a name that others have too
 */
public record Catalogue(List<Offer> offers) {
  private static final int MOST_GUESSES = 3;

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
   * @param families each gives the same offers whenever it is asked
   */
  public static Catalogue ofFamilies(List<Supplier<List<Offer>>> families) {
    return new Catalogue(new Families(families));
  }

  /**
   * The model with an alias, whose sku follows from what a request gives; or one {@linkplain
   * Offer#at sku} alone, by its full id. Letter for letter.
   */
  public Option<Offer> find(String aliasOrSku) {
    Option<Offer> sku = aliasOrSku.indexOf('/') < 0 ? Option.none() : one(aliasOrSku);
    return sku.orElse(() -> first(model -> model.alias().equals(aliasOrSku)))
        .orElse(() -> one(aliasOrSku));
  }

  private Option<Offer> one(String sku) {
    return findBySku(sku).flatMap(model -> model.at(sku));
  }

  /** The whole model that an sku belongs to. */
  public Option<Offer> findBySku(String sku) {
    return first(model -> model.routeTo(sku).isDefined());
  }

  /** A few aliases of models that somebody may have meant, the nearest first; may be empty. */
  public List<String> suggestions(String text) {
    List<String> names =
        offers.stream().flatMap(model -> Stream.of(model.alias(), model.id())).toList();
    return Spelling.near(text, names).stream()
        .flatMap(name -> find(name).map(Offer::alias).toJavaStream())
        .distinct()
        .limit(MOST_GUESSES)
        .toList();
  }

  /** This catalogue with one more model, in place of an older one of its id or alias. */
  public Catalogue with(Offer model) {
    List<Offer> others = new ArrayList<>(offers);
    others.removeIf(old -> old.id().equals(model.id()) || old.alias().equals(model.alias()));
    others.addFirst(model);
    return new Catalogue(others);
  }

  /**
   * This catalogue with today's price of a model, by its alias, or of one sku, by its full id.
   *
   * @return none if there is no such model or sku
   */
  public Option<Catalogue> withPrice(String aliasOrSku, PriceRule price) {
    return first(model -> model.alias().equals(aliasOrSku))
        .map(model -> replaced(model, model.withPrice(price)))
        .orElse(() ->
            findBySku(aliasOrSku)
                .map(model -> replaced(model, model.withPrice(aliasOrSku, price))));
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

  /** The models whose names at the shop begin with a word, that of their owner. */
  public List<Offer> byOwner(String owner) {
    return offers.stream().filter(model -> model.id().startsWith(owner + "/")).toList();
  }

  /** The models of which the usual clip has a price. */
  public List<Offer> priced() {
    return offers.stream()
        .filter(model -> model.quote(PriceFacts.none()) instanceof Quote.Known)
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
