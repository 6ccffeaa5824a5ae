package dev.kinoport.pages.playground;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.Failure;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.Phrases;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person tries an offer. What is bought here goes through the engine and over the wire, as
 * any program's; only that its journal ends with the process. Safe for use by many threads.
 */
public final class Playground implements AutoCloseable {
  /** Where it is. */
  public static final String ADDRESS = "/__ui";

  private final FakeProvider provider;
  private final Frame frame;
  private final Pictures pictures = new Pictures();
  private final Breakage breakage;
  private final TrialDesk desk;
  private final OfferForm offers;
  private final TrialPages runs;

  /**
   * Contacts nobody yet.
   *
   * @param usual how requests go where nothing else is said
   */
  public Playground(
      EmulatorServer server,
      FakeProvider provider,
      Life usual,
      Shops shops,
      Phrases words,
      Frame frame) {
    Objects.requireNonNull(server, "server must not be null");
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(usual, "usual must not be null");
    Objects.requireNonNull(shops, "shops must not be null");
    Objects.requireNonNull(words, "words must not be null");
    Objects.requireNonNull(frame, "frame must not be null");
    this.provider = provider;
    this.frame = frame;
    this.breakage = new Breakage(provider.administration(), usual);
    this.desk = new TrialDesk(server, provider, shops);
    this.offers = new OfferForm(desk, pictures, server.address(), words, frame.token());
    this.runs =
        new TrialPages(desk, provider, words, frame.token(), () -> breakage("").markup(true));
  }

  /** Forgets what was tried here, as the world has forgotten it. */
  public void reset() {
    desk.reset();
  }

  @Override
  public void close() {
    desk.close();
  }

  /** A page or a piece of one; none if it is none of these. */
  public Option<Reply> look(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> Option.some(page(call));
      case "form" -> Option.some(PageAnswer.piece(offers.form(Form.of(call))));
      case "pictures" ->
          path.size() == 2
              ? pictures.find(path.get(1)).map(it -> PageAnswer.of(200, it.type(), it.bytes()))
              : Option.none();
      case "runs" -> path.size() < 2 ? Option.none() : runs.run(call, path);
      default -> Option.none();
    };
  }

  /** Something that is done; none if there is no such thing. */
  public Option<Reply> act(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "check" -> Option.some(check(Form.of(call)));
      case "run" -> Option.some(start(call));
      case "pictures" -> Option.some(drop(call));
      case "switches" -> Option.some(switched(call, breakage.choose(Form.of(call)).getOrElse("")));
      case "lose" -> {
        breakage.loseNext();
        yield Option.some(switched(call, ""));
      }
      case "advance" -> Option.some(switched(call, advance(Form.of(call))));
      case "runs" ->
          path.size() == 3 && path.get(2).equals("cancel")
              ? desk.trial(path.get(1)).map(it -> runs.cancel(call, it))
              : Option.none();
      default -> Option.none();
    };
  }

  private Reply page(Call call) {
    Form form = Form.of(call);
    Option<Trial> shown = form.text("run").flatMap(desk::trial);
    Form filled = form.text("again").flatMap(desk::trial).map(Trial::form).getOrElse(form);
    return PageAnswer.page(
        frame.page(
            "Playground",
            ADDRESS,
            el(
                "div",
                cls("playground"),
                el("h1", cls("sr"), text("Playground")),
                el("div", cls("aside"), offers.form(filled), breakage("").markup(false)),
                el(
                    "section",
                    cls("panel"),
                    id("clip"),
                    attr("aria-labelledby", "result-title"),
                    el("h2", id("result-title"), text("The clip")),
                    el("div", id("result"), shown.map(runs::running).getOrElse(this::nothingYet)),
                    runs.recent(false)),
                offers.preview(filled).code(false))));
  }

  private Markup.Content nothingYet() {
    return el(
        "p",
        cls("hint"),
        text("It plays here, with what it cost. Nothing leaves this machine, no money is spent."));
  }

  private BreakageView breakage(String trouble) {
    boolean isTurned = provider.administration().time() instanceof VirtualTime;
    return new BreakageView(breakage, frame.token(), desk.now(), isTurned, trouble);
  }

  private Reply check(Form form) {
    Set<String> fields =
        form.values().keySet().stream()
            .filter(name -> !name.equals("model") && !name.equals("token"))
            .collect(Collectors.toSet());
    return PageAnswer.piece(offers.preview(form).news(fields));
  }

  private Reply start(Call call) {
    Form form = Form.of(call);
    Preview preview = offers.preview(form);
    return preview
        .plan()
        .flatMap(choice ->
            desk.kinoport()
                .start(
                    choice.plan(),
                    Terms.standard()
                        .allowingUnknownPrice()
                        // This shop and no other: what was chosen is tried.
                        .preferring(Preference.only(choice.first().provider().value()))))
        .fold(
            Playground::refused,
            id -> {
              Trial trial = desk.begun(id, form);
              return call.header("hx-request").isDefined()
                  ? PageAnswer.piece(runs.running(trial)).with("HX-Trigger", "ran")
                  : PageAnswer.elsewhere(call, ADDRESS + "?run=" + id);
            });
  }

  private static Reply refused(Failure failure) {
    return PageAnswer.piece(
        el(
            "p",
            cls("state bad"),
            attr("role", "alert"),
            el("b", text("Not sent")),
            text(": " + failure.message())));
  }

  private Reply drop(Call call) {
    String field = call.parameter("field").getOrElse("");
    byte[] bytes = call.body();
    if (bytes.length == 0 || bytes.length > Pictures.MOST_BYTES) {
      return PageAnswer.refusal(413, "a picture has 1 byte to 20 MiB");
    }
    Pictures.Dropped picture = pictures.add(call.parameter("name").getOrElse("picture"), bytes);
    return PageAnswer.piece(
        new FieldView(pictures, Form.EMPTY, Set.of()).one(field, picture.token()));
  }

  private Reply switched(Call call, String trouble) {
    return call.header("hx-request").isDefined()
        ? PageAnswer.piece(breakage(trouble).markup(false))
        : PageAnswer.elsewhere(call, ADDRESS + "#break");
  }

  private String advance(Form form) {
    if (!(provider.administration().time() instanceof VirtualTime time)) {
      return "this server runs on the machine's own clock";
    }
    time.advance(Duration.ofSeconds(form.number("seconds").getOrElse(0)));
    provider.administration().write(Happening.CLOCK_TURNED, Json::object);
    return "";
  }
}
