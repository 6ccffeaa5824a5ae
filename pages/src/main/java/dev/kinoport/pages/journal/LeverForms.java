package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/**
 * What can be done about one generation, and whether a person has agreed to what it may cost.
 *
 * @param state where it stands
 * @param trouble what keeps it waiting, if something does
 * @param words of the program
 * @param token that every form sends back
 */
record LeverForms(GenerationState state, Option<Trouble> trouble, Phrases words, Token token) {
  private static final String WORD = "word";
  private static final String AGREED = "agreed";

  /**
   * The forms.
   *
   * @param answer what came of the last; empty if nothing was done
   */
  Markup.Content markup(Option<Either<String, String>> answer) {
    List<Lever> levers = Lever.of(state, trouble);
    return levers.isEmpty() && answer.isEmpty()
        ? none()
        : el(
            "section",
            cls("panel"),
            attr("aria-labelledby", "levers"),
            el("h2", id("levers"), text("What you can do")),
            answer.map(LeverForms::said).getOrElse(Markup::none),
            each(levers, this::form));
  }

  private static Markup.Content said(Either<String, String> answer) {
    return answer.fold(
        trouble -> el("p", cls("state bad"), attr("role", "alert"), el("b", text(trouble))),
        done -> el("p", cls("state good"), attr("role", "status"), el("b", text(done))));
  }

  private Markup.Content form(Lever lever) {
    return el(
        "form",
        cls("lever"),
        attr("method", "post"),
        attr("action", GenerationPage.address(state.order().id()) + "/" + lever.word()),
        token.field(),
        lever
            .field()
            .map(title -> line(lever, WORD, title, suggested(lever)))
            .getOrElse(Markup::none),
        lever.agreement(state).map(sum -> agreement(lever, sum)).getOrElse(Markup::none),
        el(
            "div",
            cls("pull"),
            el(
                "button",
                cls(lever.agreement(state).isDefined() ? "button danger" : "button quiet"),
                text(lever.title())),
            el("span", cls("hint"), text(lever.story()))));
  }

  private String suggested(Lever lever) {
    return lever == Lever.ALLOW_HOST ? trouble.flatMap(Trouble::hostToAllow).getOrElse("") : "";
  }

  /** What it may cost, and where a person types that this is known. */
  private Markup.Content agreement(Lever lever, String sum) {
    return el(
        "div",
        el("p", cls("warning"), text(sentence(cost(lever)))),
        line(lever, AGREED, "To agree, type " + sum, ""));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private String cost(Lever lever) {
    return lever == Lever.SEND_AGAIN && state instanceof GenerationState.InDoubt doubt
        ? words.twice(doubt)
        : words.lost(state);
  }

  private static Markup.Content line(Lever lever, String name, String title, String value) {
    String key = lever.word() + "-" + name;
    return el(
        "div",
        cls("field"),
        el("label", attr("for", key), text(title)),
        el(
            "input",
            id(key),
            attr("type", "text"),
            attr("name", name),
            attr("value", value),
            attr("autocomplete", "off"),
            flag("required", true)));
  }

  /** What was typed into a form, if it may be done; left: what is missing. */
  Either<String, String> agreed(Lever lever, Form form) {
    if (!lever.isFor(state, trouble)) {
      return Either.left(
          "Nothing was done: %s is of no use to a generation that is %s"
              .formatted(lever.title(), words.phase(Phase.of(state))));
    }
    String word = form.or(WORD, "").strip();
    if (lever.field().isDefined() && word.isEmpty()) {
      return Either.left("Nothing was done: %s is missing".formatted(lever.field().getOrElse("")));
    }
    Option<String> sum = lever.agreement(state);
    return sum.forAll(form.or(AGREED, "").strip()::equals)
        ? Either.right(word)
        : Either.left(
            "Nothing was done: %s; to agree, type %s".formatted(cost(lever), sum.getOrElse("")));
  }
}
