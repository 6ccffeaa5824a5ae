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

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.emulator.FakeFalServer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.input.Input;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.EventStream;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a person tries an offer. What is bought here goes through the engine and over the wire, as
 * any program's; only that its journal ends with the process. Safe for use by many threads.
 */
public final class Playground implements AutoCloseable {
  /** Where it is. */
  public static final String ADDRESS = "/__ui";

  private static final String FIRST_OFFER = "hailuo-2.3-standard";
  private static final String FIRST_PROMPT = "the kite dives and climbs again";
  private static final int MOST_TRIALS = 200;
  private static final int SHOWN_TRIALS = 8;
  private static final long MOMENT_MS = 250;
  private static final Set<String> MAIN =
      Set.of(
          "prompt", "duration", "resolution", "aspect_ratio", "image_size", "size", "last_frame");

  private final FakeFalServer server;
  private final FakeProvider provider;
  private final Phrases words;
  private final Frame frame;
  private final Shops shops;
  private final Pictures pictures = new Pictures();
  private final Breakage breakage;
  private final Map<GenerationId, Trial> trials = new LinkedHashMap<>();
  private @Nullable Desk desk;

  /** The engine, and where it writes. */
  private record Desk(Kinoport kinoport, InMemoryJournal journal, String world) {}

  /**
   * Contacts nobody yet.
   *
   * @param usual how requests go where nothing else is said
   */
  public Playground(
      FakeFalServer server,
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
    this.server = server;
    this.provider = provider;
    this.words = words;
    this.frame = frame;
    this.shops = shops;
    this.breakage = new Breakage(provider.administration(), usual);
  }

  private synchronized Desk desk() {
    Desk known = desk;
    if (known != null && known.world().equals(provider.world())) {
      return known;
    }
    // Another world gives the ids of the last one again: nothing of it may be remembered.
    reset();
    InMemoryJournal journal = new InMemoryJournal();
    Kinoport kinoport =
        shops
            .before(server.address())
            .journal(journal)
            .settings(
                EngineSettings.standard()
                    .polling(Duration.ofMillis(200), Duration.ofSeconds(1))
                    .pausing(Duration.ofMillis(200), Duration.ofSeconds(2)))
            .listener((id, notice) -> trial(id).peek(it -> it.heard(notice, now())))
            .build();
    Desk fresh = new Desk(kinoport, journal, provider.world());
    desk = fresh;
    return fresh;
  }

  private Instant now() {
    return provider.administration().time().now();
  }

  private synchronized Option<Trial> trial(GenerationId id) {
    return Option.of(trials.get(id));
  }

  private Option<Trial> trial(String id) {
    return id.matches("[A-Za-z0-9_-]{1,64}") ? trial(new GenerationId(id)) : Option.none();
  }

  /** Forgets what was tried here, as the world has forgotten it. */
  public synchronized void reset() {
    close();
    trials.clear();
  }

  @Override
  public synchronized void close() {
    Desk open = desk;
    desk = null;
    if (open != null) {
      open.kinoport().close();
    }
  }

  /** A page or a piece of one; none if it is none of these. */
  public Option<Reply> look(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> Option.some(page(call));
      case "form" -> Option.some(PageAnswer.piece(form(Form.of(call))));
      case "pictures" ->
          path.size() == 2
              ? pictures.find(path.get(1)).map(it -> PageAnswer.of(200, it.type(), it.bytes()))
              : Option.none();
      case "runs" -> path.size() < 2 ? Option.none() : run(call, path);
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
              ? trial(path.get(1)).map(it -> cancel(call, it))
              : Option.none();
      default -> Option.none();
    };
  }

  private Reply page(Call call) {
    Form form = Form.of(call);
    Option<Trial> shown = form.text("run").flatMap(this::trial);
    Form filled = form.text("again").flatMap(this::trial).map(Trial::form).getOrElse(form);
    return PageAnswer.page(
        frame.page(
            "Playground",
            ADDRESS,
            el(
                "div",
                cls("playground"),
                el("h1", cls("sr"), text("Playground")),
                el("div", cls("aside"), form(filled), breakage("").markup(false)),
                el(
                    "section",
                    cls("panel"),
                    id("clip"),
                    attr("aria-labelledby", "result-title"),
                    el("h2", id("result-title"), text("The clip")),
                    el("div", id("result"), shown.map(this::running).getOrElse(this::nothingYet)),
                    recent(false)),
                preview(filled).code(false))));
  }

  private Markup.Content nothingYet() {
    return el(
        "p",
        cls("hint"),
        text("It plays here, with what it cost. Nothing leaves this machine, no money is spent."));
  }

  private BreakageView breakage(String trouble) {
    boolean isTurned = provider.administration().time() instanceof VirtualTime;
    return new BreakageView(breakage, frame.token(), now(), isTurned, trouble);
  }

  private List<Offer> offers() {
    return desk().kinoport().providers().stream()
        .flatMap(it -> it.offers().offers().stream())
        .filter(offer -> offer.isSold(now()))
        .toList();
  }

  private Offer offer(Form form) {
    String name = form.or("model", FIRST_OFFER);
    List<Offer> all = offers();
    return all.stream()
        .filter(it -> it.alias().equals(name) || it.name().equals(name))
        .findFirst()
        .orElseGet(all::getFirst);
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

  private Markup.Content form(Form given) {
    Offer offer = offer(given);
    Form form = filled(offer, given);
    Set<String> avoidable =
        offer.routes().stream()
            .flatMap(route -> route.absent().stream())
            .collect(Collectors.toSet());
    FieldView fields = new FieldView(pictures, form, avoidable);
    List<Input> main = offer.inputs().stream().filter(Playground::isMain).toList();
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
        frame.token().field(),
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

  private static String names(List<Input> inputs) {
    return inputs.stream()
        .map(it -> FieldView.title(it.name()).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static boolean isMain(Input input) {
    return MAIN.contains(input.name()) || input.required();
  }

  private Markup.Content models(Offer chosen) {
    List<Offer> all = offers();
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

  private Preview preview(Form given) {
    Offer offer = offer(given);
    Form form = filled(offer, given);
    RequestDraft draft = new Drafting(pictures).draft(offer, offer.alias(), form);
    return new Preview(
        offer, draft, choice(offer, draft, form), words, server.address(), files(form));
  }

  /** The first shop is planned beside all others, and another one for itself. */
  private Either<Failure, Preview.Choice> choice(Offer offer, RequestDraft draft, Form form) {
    Either<Failure, Plan> everywhere = desk().kinoport().plan(draft);
    if (value(offer, offers()).equals(offer.alias())) {
      return everywhere.flatMap(it -> Preview.Choice.of(it, seller(offer)));
    }
    return desk()
        .kinoport()
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
    List<Provider> all = desk().kinoport().providers();
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

  private Reply check(Form form) {
    Set<String> fields =
        form.values().keySet().stream()
            .filter(name -> !name.equals("model") && !name.equals("token"))
            .collect(Collectors.toSet());
    return PageAnswer.piece(preview(form).news(fields));
  }

  private Reply start(Call call) {
    Form form = Form.of(call);
    Preview preview = preview(form);
    return preview
        .plan()
        .flatMap(choice ->
            desk()
                .kinoport()
                .start(
                    choice.plan(),
                    Terms.standard()
                        .allowingUnknownPrice()
                        // This shop and no other: what was chosen is tried.
                        .preferring(Preference.only(choice.first().provider().value()))))
        .fold(
            Playground::refused,
            id -> {
              Trial trial = begun(id, form);
              return call.header("hx-request").isDefined()
                  ? PageAnswer.piece(running(trial)).with("HX-Trigger", "ran")
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

  private synchronized Trial begun(GenerationId id, Form form) {
    Trial trial = trials.computeIfAbsent(id, name -> new Trial(name, form));
    while (trials.size() > MOST_TRIALS) {
      trials.remove(trials.keySet().iterator().next());
    }
    return trial;
  }

  private Markup.Content running(Trial trial) {
    return view(trial).map(TrialView::whole).getOrElse(Markup::none);
  }

  private Option<TrialView> view(Trial trial) {
    Desk at = desk();
    return at.journal()
        .read(trial.id())
        .getOrElse(Option.none())
        .map(history ->
            new TrialView(
                trial,
                history,
                at.journal().trouble(trial.id()).getOrElse(Option.none()),
                bill(history),
                words,
                frame.token(),
                now()));
  }

  /** What the shop has charged for what was sent, whether or not its answer came. */
  private List<Bill.Item> bill(History history) {
    Instant ordered = history.state().order().orderedAt();
    String digest = history.state().order().document().digest();
    Option<String> known =
        Option.ofOptional(
            history.events().stream()
                .filter(GenerationEvent.SubmitAccepted.class::isInstance)
                .map(it -> ((GenerationEvent.SubmitAccepted) it).handle().requestId())
                .findFirst());
    return provider.bill().charges().stream()
        .filter(item ->
            known.contains(item.requestId())
                || (item.requestHash().equals(digest) && !item.at().isBefore(ordered)))
        .toList();
  }

  private Option<Reply> run(Call call, List<String> path) {
    Option<Trial> found = trial(path.get(1));
    return switch (path.size() == 3 ? path.get(2) : "") {
      case "" -> found.map(it -> PageAnswer.elsewhere(call, ADDRESS + "?run=" + it.id()));
      case "news" -> found.map(it -> EventStream.answer(stream -> tell(stream, it)));
      case "clip.mp4" -> found.flatMap(it -> clip(call, it));
      default -> Option.none();
    };
  }

  private void tell(EventStream stream, Trial trial) throws IOException, InterruptedException {
    String lastState = "";
    String lastBody = "";
    while (true) {
      Option<TrialView> view = view(trial);
      boolean isOver = view.forAll(TrialView::isOver);
      for (TrialView it : view) {
        Markup.Content state = it.state();
        Markup.Content body = it.body();
        if (!state.toString().equals(lastState)) {
          stream.send("state", state);
          lastState = state.toString();
        }
        if (!body.toString().equals(lastBody)) {
          stream.send("body", body);
          lastBody = body.toString();
        }
      }
      if (isOver) {
        stream.send("beside", all(breakage("").markup(true), recent(true)));
        stream.send("end", none());
        return;
      }
      stream.ping();
      trial.awaitNews(MOMENT_MS);
    }
  }

  private Option<Reply> clip(Call call, Trial trial) {
    return desk()
        .journal()
        .read(trial.id())
        .getOrElse(Option.none())
        .map(History::state)
        .filter(GenerationState.Succeeded.class::isInstance)
        .map(GenerationState.Succeeded.class::cast)
        .flatMap(done -> desk().kinoport().open(done.clip()).toOption())
        .flatMap(Playground::read)
        .map(bytes -> PageAnswer.media(call, "video/mp4", bytes));
  }

  private static Option<byte[]> read(InputStream content) {
    try (content) {
      return Option.some(content.readAllBytes());
    } catch (IOException e) {
      return Option.none();
    }
  }

  private Reply cancel(Call call, Trial trial) {
    var unused = desk().kinoport().cancel(trial.id());
    return call.header("hx-request").isDefined()
        ? PageAnswer.of(204, "text/plain; charset=utf-8", new byte[0])
        : PageAnswer.elsewhere(call, ADDRESS + "?run=" + trial.id());
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

  private synchronized List<Trial> newest() {
    List<Trial> all = new ArrayList<>(trials.values());
    return all.reversed().subList(0, Math.min(SHOWN_TRIALS, all.size()));
  }

  /** What was run before. */
  private Markup.Content recent(boolean isNews) {
    List<Trial> some = newest();
    return el(
        "div",
        id("recent"),
        isNews ? attr("hx-swap-oob", "true") : flag("", false),
        when(
            !some.isEmpty(),
            () ->
                all(
                    el("h3", text("Before")),
                    el(
                        "ul",
                        cls("recent"),
                        each(
                            some,
                            it ->
                                el(
                                    "li",
                                    el(
                                        "a",
                                        attr("href", ADDRESS + "?run=" + it.id()),
                                        text(
                                            it.form()
                                                .or(
                                                    "prompt",
                                                    it.form().or("model", "a clip"))))))))));
  }
}
