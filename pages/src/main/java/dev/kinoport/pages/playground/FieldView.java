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

import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireValue;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One input as a field of a form. What an input is like is read from how it describes itself, as in
 * a file of models.
 *
 * @param avoidable names of inputs that a request can do without, although some sku needs them
 */
record FieldView(Pictures pictures, Form form, Set<String> avoidable) {
  private static final int MOST_RADIOS = 4;

  Markup.Content of(Input input, String name) {
    Map<String, WireValue> facts = input.describe().members();
    return switch (input) {
      case GroupInput group -> group(group, name);
      case MediaInput media -> pictureField(media, name);
      default ->
          switch (word(facts, "kind").getOrElse("")) {
            case "fixed" -> none();
            case "text" -> textField(input, name, facts);
            case "switch" -> choice(input, name, List.of("true", "false"));
            default ->
                input.options().isEmpty()
                    ? line(input, name, List.of())
                    : word(facts, "kind").contains("size")
                        ? line(input, name, input.options())
                        : choice(input, name, input.options());
          };
    };
  }

  /** Some sku of the model may do without it. */
  private boolean isNeeded(Input input, String name) {
    return input.required() && !avoidable.contains(name);
  }

  private static Option<String> word(Map<String, WireValue> facts, String name) {
    return Option.<WireValue>of(facts.get(name)).map(WireValue::shown);
  }

  /** {@code first_frame} as people write it. */
  static String title(String name) {
    String words = name.substring(name.lastIndexOf('.') + 1).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Fit for the name of an element. */
  static String key(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  /** Where the fault of a field is told. */
  static Markup.Content fault(String name, String message, boolean isNews) {
    return el(
        "p",
        cls("fault"),
        id("fault-" + key(name)),
        isNews ? attr("hx-swap-oob", "true") : flag("", false),
        text(message));
  }

  private Markup.Content framed(Input input, String name, Markup.Content field) {
    return el(
        "div",
        cls("field"),
        el(
            "label",
            attr("for", "in-" + key(name)),
            text(title(name)),
            when(isNeeded(input, name), () -> el("span", cls("needed"), text(" needed")))),
        field,
        hint(input, name),
        fault(name, "", false));
  }

  private static Markup.Content hint(Input input, String name) {
    return el("p", cls("hint"), id("hint-" + key(name)), text(input.takes()));
  }

  private static Markup[] naming(String name, Markup... more) {
    List<Markup> parts = new ArrayList<>();
    parts.add(id("in-" + key(name)));
    parts.add(attr("name", name));
    parts.add(attr("aria-describedby", "hint-" + key(name) + " fault-" + key(name)));
    parts.addAll(List.of(more));
    return parts.toArray(Markup[]::new);
  }

  private Markup.Content textField(Input input, String name, Map<String, WireValue> facts) {
    String given = form.or(name, "");
    String most = word(facts, "max_length").getOrElse("0");
    String unit = word(facts, "unit").getOrElse("characters");
    boolean isLong = name.endsWith("prompt");
    Markup.Content field =
        el(
            "textarea",
            naming(
                name,
                attr("rows", isLong ? "3" : "1"),
                attr("data-most", most),
                attr("data-unit", unit),
                attr("placeholder", input.defaultValue().map(WireValue::shown).getOrElse("")),
                text(given)));
    return el(
        "div",
        cls("field"),
        el(
            "div",
            cls("over"),
            el(
                "label",
                attr("for", "in-" + key(name)),
                text(title(name)),
                when(isNeeded(input, name), () -> el("span", cls("needed"), text(" needed")))),
            el(
                "span",
                cls("counter"),
                attr("data-counts", "in-" + key(name)),
                text("%d of %s".formatted(given.codePointCount(0, given.length()), most)))),
        field,
        el("p", cls("hint sr"), id("hint-" + key(name)), text(input.takes())),
        fault(name, "", false));
  }

  private Markup.Content choice(Input input, String name, List<String> options) {
    String given = form.or(name, "");
    String usual = input.defaultValue().map(WireValue::shown).getOrElse("");
    boolean isKnown = options.contains(usual);
    return options.size() <= MOST_RADIOS && isKnown
        ? radios(input, name, options, given.isEmpty() ? usual : given)
        : select(input, name, options, given, usual);
  }

  private static Markup.Content radios(
      Input input, String name, List<String> options, String chosen) {
    return el(
        "fieldset",
        cls("field radios"),
        el("legend", text(title(name))),
        el(
            "div",
            cls("choices"),
            each(
                options,
                option ->
                    el(
                        "label",
                        el(
                            "input",
                            attr("type", "radio"),
                            attr("name", name),
                            attr("value", option),
                            flag("checked", option.equals(chosen))),
                        el("span", text(shown(option)))))),
        when(!input.options().equals(options), () -> none()),
        fault(name, "", false));
  }

  private static String shown(String option) {
    return switch (option) {
      case "true" -> "on";
      case "false" -> "off";
      default -> option;
    };
  }

  private Markup.Content select(
      Input input, String name, List<String> options, String given, String usual) {
    Markup.Content nothing =
        el(
            "option",
            attr("value", ""),
            text(
                usual.isEmpty()
                    ? (input.required() ? "choose" : "not said")
                    : shown(usual) + " (as usual)"));
    return framed(
        input,
        name,
        el(
            "select",
            naming(
                name,
                nothing,
                each(
                    options,
                    option ->
                        el(
                            "option",
                            attr("value", option),
                            flag("selected", option.equals(given)),
                            text(shown(option)))))));
  }

  private Markup.Content line(Input input, String name, List<String> known) {
    String list = "list-" + key(name);
    return framed(
        input,
        name,
        all(
            el(
                "input",
                naming(
                    name,
                    attr("type", "text"),
                    attr("autocomplete", "off"),
                    known.isEmpty() ? flag("", false) : attr("list", list),
                    attr("value", form.or(name, "")),
                    attr("placeholder", input.defaultValue().map(WireValue::shown).getOrElse("")))),
            when(
                !known.isEmpty(),
                () ->
                    el("datalist", id(list), each(known, it -> el("option", attr("value", it)))))));
  }

  private Markup.Content group(GroupInput group, String name) {
    List<Markup.Content> items = new ArrayList<>();
    for (int item = 0; item < (group.isList() ? Drafting.ITEMS : 1); item++) {
      String above = group.isList() ? name + "." + item : name;
      items.add(
          el(
              "fieldset",
              cls("group"),
              el("legend", text(title(name) + (group.isList() ? " " + (item + 1) : ""))),
              each(group.members(), member -> of(member, above + "." + member.name()))));
    }
    return all(all(items), fault(name, "", false));
  }

  private Markup.Content pictureField(MediaInput input, String name) {
    List<String> given = form.all(name);
    return el(
        "div",
        cls("field drop"),
        attr("data-drop", name),
        attr("data-most", String.valueOf(input.isList() ? input.most() : 1)),
        el(
            "label",
            attr("for", "in-" + key(name)),
            text(title(name)),
            when(isNeeded(input, name), () -> el("span", cls("needed"), text(" needed")))),
        el(
            "div",
            cls("dropped"),
            id("dropped-" + key(name)),
            each(given, value -> one(name, value))),
        el(
            "div",
            cls("droprow"),
            el(
                "label",
                cls("button quiet file"),
                text("Choose a file"),
                el(
                    "input",
                    attr("type", "file"),
                    cls("sr"),
                    attr("accept", "image/*"),
                    attr("aria-label", title(name) + ": a file of yours"),
                    flag("multiple", input.isList()),
                    attr("data-file", name))),
            el("span", cls("or"), text("drop one here, paste it, or give its address")),
            el(
                "input",
                naming(
                    name,
                    attr("type", "url"),
                    attr("autocomplete", "off"),
                    attr("placeholder", "https://...")))),
        hint(input, name),
        fault(name, "", false));
  }

  /** A picture that was given, with a way to take it back. */
  Markup.Content one(String name, String value) {
    Option<Pictures.Dropped> dropped = pictures.named(value);
    String shown = dropped.map(Pictures.Dropped::fileName).getOrElse(value);
    return el(
        "figure",
        cls("picture"),
        when(
            dropped.isDefined(),
            () ->
                el(
                    "img",
                    attr(
                        "src",
                        "/__ui/pictures/" + dropped.map(Pictures.Dropped::name).getOrElse("")),
                    attr("alt", title(name) + ": " + shown))),
        el("input", attr("type", "hidden"), attr("name", name), attr("value", value)),
        el(
            "figcaption",
            el("span", cls("name"), text(shown)),
            el(
                "button",
                attr("type", "button"),
                cls("button quiet small"),
                attr("data-remove", ""),
                attr("aria-label", "Take away " + shown),
                text("Take away"))));
  }
}
