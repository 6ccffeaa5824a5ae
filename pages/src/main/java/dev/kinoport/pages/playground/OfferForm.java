package dev.kinoport.pages.playground;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.Failure;
import dev.kinoport.Plan;
import dev.kinoport.input.Input;
import dev.kinoport.offer.Offer;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The form that says what to make, and what it would come to. */
final class OfferForm {
  private static final String FIRST_PROMPT = "the kite dives and climbs again";
  private static final Set<String> MAIN =
      Set.of(
          "prompt", "duration", "resolution", "aspect_ratio", "image_size", "size", "last_frame");

  private final TrialDesk desk;
  private final Pictures pictures;
  private final URI address;
  private final Phrases words;
  private final Token token;

  /**
   * Contacts nobody.
   *
   * @param address of the server, for the programs that are shown
   */
  OfferForm(TrialDesk desk, Pictures pictures, URI address, Phrases words, Token token) {
    this.desk = desk;
    this.pictures = pictures;
    this.address = address;
    this.words = words;
    this.token = token;
  }

  /** The form of the chosen offer, with what was filled in before. */
  Markup.Content form(Form given) {
    Offer offer = desk.offer(given);
    Form form = filled(offer, given);
    Set<String> avoidable =
        offer.routes().stream()
            .flatMap(route -> route.absent().stream())
            .collect(Collectors.toSet());
    FieldView fields = new FieldView(pictures, form, avoidable);
    List<Input> main = offer.inputs().stream().filter(OfferForm::isMain).toList();
    List<Input> more = offer.inputs().stream().filter(it -> !isMain(it)).toList();
    return el(
        "form",
        id("form"),
        cls("panel"),
        attr("method", "post"),
        attr("action", "/__ui/run"),
        attr("aria-label", "What to make"),
        attr("hx-post", "/__ui/run"),
        attr("hx-target", "#result"),
        attr("hx-disabled-elt", "#run"),
        token.field(),
        el(
            "div",
            attr("hx-post", "/__ui/check"),
            attr("hx-trigger", "input delay:150ms, change, picture"),
            attr("hx-target", "#price"),
            attr("hx-swap", "outerHTML"),
            attr("hx-include", "#form"),
            attr("hx-sync", "this:replace"),
            // What is checked while somebody presses the button must not take the button away.
            attr("hx-disabled-elt", "unset"),
            models(offer),
            each(main, it -> fields.of(it, it.name())),
            when(
                !more.isEmpty(),
                () ->
                    el(
                        "details",
                        cls("more"),
                        el("summary", text("More: " + names(more))),
                        each(more, it -> fields.of(it, it.name()))))),
        el(
            "div",
            cls("go"),
            el("button", id("run"), cls("button primary"), text("Make the clip")),
            preview(form).price()));
  }

  /** Somebody who comes first finds something that can be run. */
  private Form filled(Offer offer, Form form) {
    boolean isFresh = form.values().keySet().stream().allMatch("model"::equals);
    if (!isFresh) {
      return form;
    }
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    values.put("prompt", List.of(FIRST_PROMPT));
    offer
        .input("first_frame")
        .filter(Input::required)
        .peek(it -> values.put("first_frame", List.of(pictures.sample().token())));
    return new Form(values);
  }

  private static String names(List<Input> inputs) {
    return inputs.stream()
        .map(it -> FieldView.title(it.name()).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static boolean isMain(Input input) {
    return MAIN.contains(input.name()) || input.required();
  }

  private Markup.Content models(Offer chosen) {
    List<Offer> all = desk.offers();
    Map<String, List<Offer>> byOwner =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.shop() + " · " + owner(it), TreeMap::new, Collectors.toList()));
    return el(
        "div",
        cls("field"),
        el("label", attr("for", "model"), text("Model")),
        el(
            "select",
            id("model"),
            attr("name", "model"),
            attr("aria-describedby", "hint-model"),
            attr("hx-get", "/__ui/form"),
            attr("hx-target", "#form"),
            attr("hx-swap", "outerHTML"),
            attr("hx-trigger", "change consume"),
            attr("hx-include", "this"),
            attr("hx-params", "model"),
            each(
                byOwner.entrySet(),
                group ->
                    el(
                        "optgroup",
                        attr("label", group.getKey()),
                        each(
                            group.getValue().stream()
                                .sorted(Comparator.comparing(Offer::title))
                                .toList(),
                            it ->
                                el(
                                    "option",
                                    attr("value", value(it, all)),
                                    flag("selected", it.equals(chosen)),
                                    text(it.title())))))),
        el("p", cls("hint"), id("hint-model"), el("code", text(chosen.sku()))));
  }

  private static String owner(Offer offer) {
    String[] parts = offer.sku().split("/", -1);
    return parts.length > 1 ? parts[0] : offer.sku();
  }

  /** What the form would come to, as filled in so far. */
  Preview preview(Form given) {
    Offer offer = desk.offer(given);
    Form form = filled(offer, given);
    RequestDraft draft = new Drafting(pictures).draft(offer, offer.alias(), form);
    return new Preview(offer, draft, choice(offer, draft, form), words, address, files(form));
  }

  /** The first shop is planned beside all others, and another one for itself. */
  private Either<Failure, Preview.Choice> choice(Offer offer, RequestDraft draft, Form form) {
    Either<Failure, Plan> everywhere = desk.kinoport().plan(draft);
    if (value(offer, desk.offers()).equals(offer.alias())) {
      return everywhere.flatMap(it -> Preview.Choice.of(it, seller(offer)));
    }
    return desk.kinoport()
        .plan(new Drafting(pictures).draft(offer, offer.name(), form))
        .map(exact ->
            new Preview.Choice(
                exact,
                exact.first(),
                everywhere
                    .map(it -> Preview.Choice.others(it, exact.first()))
                    .getOrElse(List.of())));
  }

  /** Under which name the engine knows the shop of an offer. */
  private ProviderName seller(Offer offer) {
    List<Provider> all = desk.kinoport().providers();
    return all.stream()
        .filter(it -> it.offers().offers().contains(offer))
        .findFirst()
        .orElseGet(all::getFirst)
        .name();
  }

  /** The alias leads to the first shop that sells it; the others go by the whole name. */
  private static String value(Offer offer, List<Offer> all) {
    boolean isFirst =
        all.stream()
            .filter(it -> it.alias().equals(offer.alias()))
            .findFirst()
            .filter(offer::equals)
            .isPresent();
    return isFirst ? offer.alias() : offer.name();
  }

  /** Names of the pictures that were dropped, by their digests. */
  private Map<String, String> files(Form form) {
    Map<String, String> files = new LinkedHashMap<>();
    form.values().values().stream()
        .flatMap(List::stream)
        .forEach(value ->
            pictures
                .named(value)
                .peek(it -> files.put(Pictures.digest(it.bytes()), it.fileName())));
    return files;
  }
}
