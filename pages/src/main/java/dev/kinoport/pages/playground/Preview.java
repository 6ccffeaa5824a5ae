package dev.kinoport.pages.playground;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.DeclinedOffer;
import dev.kinoport.Failure;
import dev.kinoport.Plan;
import dev.kinoport.PlannedOffer;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.pages.html.CodeBlock;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a start would buy, before anybody starts: faults, price, the request, and programs that send
 * it.
 *
 * @param offer what the form is of
 * @param draft what was filled in
 * @param plan what the engine says to it
 */
record Preview(
    Offer offer,
    RequestDraft draft,
    Either<Failure, Choice> plan,
    Phrases words,
    URI server,
    Map<String, String> pictureFiles) {
  private static final String REQUIRED = "is required";

  /**
   * What would be bought, and where else it is sold.
   *
   * @param plan what is started
   * @param first what the chosen one would be sent
   * @param others that would take it, too
   */
  record Choice(Plan plan, PlannedOffer first, List<PlannedOffer> others) {
    /** Left: the chosen shop does not take it, whoever else would. */
    static Either<Failure, Choice> of(Plan plan, ProviderName shop) {
      return Option.ofOptional(
              plan.offers().stream().filter(it -> it.provider().equals(shop)).findFirst())
          .map(first -> new Choice(plan, first, others(plan, first)))
          .toEither(
              () -> new Failure.InvalidRequest(io.vavr.collection.List.ofAll(faults(plan, shop))));
    }

    private static List<Violation> faults(Plan plan, ProviderName shop) {
      return plan.declined().stream()
          .filter(it -> it.provider().equals(shop))
          .flatMap(it -> it.violations().stream())
          .toList();
    }

    /** Those of a plan of all shops that are not the chosen one. */
    static List<PlannedOffer> others(Plan everywhere, PlannedOffer first) {
      return everywhere.offers().stream()
          .filter(it -> !it.provider().equals(first.provider()))
          .toList();
    }
  }

  /** All of it; the faults of fields are sent beside it, to where they belong. */
  Markup.Content news(Set<String> fields) {
    Map<String, String> faults = faults();
    List<Markup.Content> beside = new ArrayList<>();
    for (String field : fields) {
      beside.add(FieldView.fault(field, faults.getOrDefault(field, ""), true));
    }
    return all(price(), all(beside), code(true));
  }

  /** Faults by the field, but for what is simply not there yet. */
  Map<String, String> faults() {
    Map<String, String> faults = new LinkedHashMap<>();
    violations().stream()
        .filter(it -> !it.message().equals(REQUIRED))
        .forEach(
            it -> faults.merge(canonical(it.field()), said(it), (one, more) -> one + "; " + more));
    return faults;
  }

  private static String said(Violation fault) {
    return fault.value().isEmpty()
        ? fault.message()
        : "%s (was \"%s\")".formatted(fault.message(), fault.value());
  }

  private String canonical(String field) {
    return offer.inputs().stream()
        .filter(input -> input.field().equals(field))
        .map(input -> input.name())
        .findFirst()
        .orElse(field);
  }

  private List<Violation> violations() {
    return plan.fold(
        failure ->
            failure instanceof Failure.InvalidRequest(var faults) ? faults.asJava() : List.of(),
        planned -> List.of());
  }

  private Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    violations().stream()
        .filter(it -> it.message().equals(REQUIRED))
        .forEach(
            it -> missing.add(FieldView.title(canonical(it.field())).toLowerCase(Locale.ROOT)));
    return missing;
  }

  /** The sentence under the button. */
  Markup.Content price() {
    return el("div", id("price"), attr("role", "status"), plan.fold(this::unready, this::ready));
  }

  private Markup.Content unready(Failure failure) {
    Set<String> fields = new TreeSet<>();
    offer.inputs().forEach(input -> fields.add(input.name()));
    List<String> others =
        faults().entrySet().stream()
            .filter(it -> !fields.contains(it.getKey()))
            .map(it -> it.getKey().isEmpty() ? it.getValue() : it.getKey() + ": " + it.getValue())
            .toList();
    return all(
        el(
            "p",
            cls("price unknown"),
            text(
                missing().isEmpty()
                    ? "Not yet: something above is not right."
                    : "Still needed: " + String.join(", ", missing()) + ".")),
        each(others, it -> el("p", cls("fault"), text(it))),
        when(violations().isEmpty(), () -> el("p", cls("fault"), text(failure.message()))));
  }

  private Markup.Content ready(Choice choice) {
    Plan planned = choice.plan();
    return all(
        sentence(choice.first().quote()),
        each(planned.warnings(), it -> el("p", cls("warning"), text(it))),
        when(!choice.others().isEmpty() || !planned.declined().isEmpty(), () -> others(choice)));
  }

  private Markup.Content sentence(Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          el(
              "p",
              cls("price"),
              el("strong", text(words.amount(known))),
              text(": " + known.basis() + ". "),
              el("span", cls("trust"), text(trust(known))));
      case Quote.Unknown unknown ->
          el("p", cls("price unknown"), text("Price " + words.amount(unknown)));
    };
  }

  private static String trust(Quote.Known known) {
    String word = FieldView.title(known.confidence().name().toLowerCase(Locale.ROOT));
    return word + known.asOf().map(day -> ", as of " + day).getOrElse(", undated") + ".";
  }

  private Markup.Content others(Choice choice) {
    return el(
        "ul",
        cls("shops"),
        each(choice.others(), it -> el("li", text(it.name() + ": " + words.amount(it.quote())))),
        each(choice.plan().declined(), it -> el("li", text(declined(it)))));
  }

  private static String declined(DeclinedOffer it) {
    return it.provider()
        + " does not take it: "
        + String.join("; ", it.violations().stream().map(Violation::toString).toList());
  }

  /** The exact request, and programs. */
  Markup.Content code(boolean isNews) {
    return el(
        "section",
        id("code"),
        cls("panel"),
        attr("aria-labelledby", "code-title"),
        isNews ? attr("hx-swap-oob", "true") : flag("", false),
        el("h2", id("code-title"), text("As code")),
        plan.fold(
            failure ->
                el(
                    "p",
                    cls("hint"),
                    text("Once the form is right, the request is here, as programs.")),
            this::programs));
  }

  private Markup.Content programs(Choice choice) {
    PlannedOffer first = choice.first();
    Json.Members body =
        WireText.json(
            first.document().fields(),
            local ->
                new Json.Text(
                    "(%s, uploaded first)"
                        .formatted(
                            pictureFiles.getOrDefault(local.image().sha256(), "the picture"))));
    List<CodeSamples.Sample> samples =
        new CodeSamples(server, first.document(), draft, pictureFiles).all(offer.shop());
    return all(
        one("The request", request(first, body), "", true),
        each(samples, it -> one(it.language(), it.text(), it.how(), false)),
        when(
            !pictureFiles.isEmpty(),
            () ->
                el(
                    "p",
                    cls("hint"),
                    text("The programs read the picture beside them: "),
                    each(
                        pictureFiles.entrySet(),
                        it ->
                            el(
                                "a",
                                attr("href", "/__ui/pictures/" + it.getKey().substring(0, 16)),
                                attr("download", it.getValue()),
                                text(it.getValue()))))));
  }

  private String request(PlannedOffer first, Json.Members body) {
    String line =
        offer.shop().equals("fal")
            ? "POST https://queue.fal.run/" + first.document().sku()
            : first.name();
    return line + "\n\n" + WireText.lines(body);
  }

  private static Markup.Content one(String name, String program, String how, boolean isOpen) {
    String key = "code-" + FieldView.key(name);
    return el(
        "details",
        attr("name", "code"),
        attr("data-code", name),
        flag("open", isOpen),
        el("summary", text(name)),
        CodeBlock.of(key, "Copy " + name, how.isEmpty() ? none() : el("code", text(how)), program));
  }
}
