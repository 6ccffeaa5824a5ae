package dev.kinoport.catalogue;

import dev.kinoport.model.FileInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.Route;
import dev.kinoport.model.Spelling;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models by id, alias and endpoint.
 *
 * @param models those added last come first, and answer for an endpoint that others have too
 */
public record Catalogue(List<Model> models) {
  private static final int MOST_GUESSES = 3;

  public Catalogue {
    models = models instanceof Shipped ? models : List.copyOf(models);
  }

  /** The models that Kinoport knows out of the box. */
  public static Catalogue standard() {
    return Shipped.CATALOGUE;
  }

  /**
   * The model with an alias, whose endpoint follows from what a request gives; or one {@linkplain
   * Model#at endpoint} alone, by its full id. Letter for letter.
   */
  public Option<Model> find(String aliasOrEndpoint) {
    Option<Model> endpoint =
        aliasOrEndpoint.indexOf('/') < 0 ? Option.none() : one(aliasOrEndpoint);
    return endpoint
        .orElse(() -> first(model -> model.alias().equals(aliasOrEndpoint)))
        .orElse(() -> one(aliasOrEndpoint));
  }

  private Option<Model> one(String endpoint) {
    return findByEndpoint(endpoint).flatMap(model -> model.at(endpoint));
  }

  /** The whole model that an endpoint belongs to. */
  public Option<Model> findByEndpoint(String endpoint) {
    return first(model -> model.routeTo(endpoint).isDefined());
  }

  /** A few aliases of models that somebody may have meant, the nearest first; may be empty. */
  public List<String> suggestions(String text) {
    List<String> names =
        models.stream().flatMap(model -> Stream.of(model.alias(), model.id())).toList();
    return Spelling.near(text, names).stream()
        .flatMap(name -> find(name).map(Model::alias).toJavaStream())
        .distinct()
        .limit(MOST_GUESSES)
        .toList();
  }

  /** This catalogue with one more model, in place of an older one of its id or alias. */
  public Catalogue with(Model model) {
    List<Model> others = new ArrayList<>(models);
    others.removeIf(old -> old.id().equals(model.id()) || old.alias().equals(model.alias()));
    others.addFirst(model);
    return new Catalogue(others);
  }

  /**
   * This catalogue with today's price of a model, by its alias, or of one endpoint, by its full id.
   *
   * @return none if there is no such model or endpoint
   */
  public Option<Catalogue> withPrice(String aliasOrEndpoint, PriceRule price) {
    return first(model -> model.alias().equals(aliasOrEndpoint))
        .map(model -> replaced(model, model.withPrice(price)))
        .orElse(() ->
            findByEndpoint(aliasOrEndpoint)
                .map(model -> replaced(model, model.withPrice(aliasOrEndpoint, price))));
  }

  /** The models that take all of these inputs, by canonical name, at one endpoint. */
  public List<Model> taking(String... inputs) {
    return models.stream()
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
  public List<Model> fromTextAlone() {
    return models.stream()
        .filter(model -> model.routes().stream().anyMatch(route -> isFromText(model, route)))
        .toList();
  }

  private static boolean isFromText(Model model, Route route) {
    return route.given().isEmpty()
        && model.inputs(route).stream()
            .filter(Input::required)
            .noneMatch(input -> input instanceof MediaInput || input instanceof FileInput);
  }

  /** The models whose ids begin with a word, such as {@code fal-ai} or {@code xai}. */
  public List<Model> byOwner(String owner) {
    return models.stream().filter(model -> model.id().startsWith(owner + "/")).toList();
  }

  /** The models of which the usual clip has a price. */
  public List<Model> priced() {
    return models.stream()
        .filter(model -> model.quote(PriceFacts.none()) instanceof Quote.Known)
        .toList();
  }

  private Catalogue replaced(Model old, Model by) {
    return new Catalogue(models.stream().map(it -> it.equals(old) ? by : it).toList());
  }

  private Option<Model> first(Predicate<Model> test) {
    for (Model model : models) {
      if (test.test(model)) {
        return Option.of(model);
      }
    }
    return Option.none();
  }
}
