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

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.EventStream;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What becomes of what was tried: as it goes, its clip, its bill, and what was tried before. */
final class TrialPages {
  private static final long MOMENT_MS = 250;

  private final TrialDesk desk;
  private final FakeProvider provider;
  private final Phrases words;
  private final Token token;
  private final Supplier<Markup.Content> beside;

  /**
   * Contacts nobody.
   *
   * @param beside what else on the page is told anew when a trial ends
   */
  TrialPages(
      TrialDesk desk,
      FakeProvider provider,
      Phrases words,
      Token token,
      Supplier<Markup.Content> beside) {
    this.desk = desk;
    this.provider = provider;
    this.words = words;
    this.token = token;
    this.beside = beside;
  }

  /** How it goes, or went. */
  Markup.Content running(Trial trial) {
    return view(trial).map(TrialView::whole).getOrElse(Markup::none);
  }

  private Option<TrialView> view(Trial trial) {
    return desk.history(trial.id())
        .map(history ->
            new TrialView(
                trial, history, desk.trouble(trial.id()), bill(history), words, token, desk.now()));
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

  /** A page of one of them, or what it tells or made; none if there is no such thing. */
  Option<Reply> run(Call call, List<String> path) {
    Option<Trial> found = desk.trial(path.get(1));
    return switch (path.size() == 3 ? path.get(2) : "") {
      case "" ->
          found.map(it -> PageAnswer.elsewhere(call, Playground.ADDRESS + "?run=" + it.id()));
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
        stream.send("beside", all(beside.get(), recent(true)));
        stream.send("end", none());
        return;
      }
      stream.ping();
      trial.awaitNews(MOMENT_MS);
    }
  }

  private Option<Reply> clip(Call call, Trial trial) {
    return desk.history(trial.id())
        .map(History::state)
        .filter(GenerationState.Succeeded.class::isInstance)
        .map(GenerationState.Succeeded.class::cast)
        .flatMap(done -> desk.kinoport().open(done.clip()).toOption())
        .flatMap(TrialPages::read)
        .map(bytes -> PageAnswer.media(call, "video/mp4", bytes));
  }

  private static Option<byte[]> read(InputStream content) {
    try (content) {
      return Option.some(content.readAllBytes());
    } catch (IOException e) {
      return Option.none();
    }
  }

  /** Asks that it be cancelled; what comes of it, its own page tells. */
  Reply cancel(Call call, Trial trial) {
    var unused = desk.kinoport().cancel(trial.id());
    return call.header("hx-request").isDefined()
        ? PageAnswer.of(204, "text/plain; charset=utf-8", new byte[0])
        : PageAnswer.elsewhere(call, Playground.ADDRESS + "?run=" + trial.id());
  }

  /** What was run before. */
  Markup.Content recent(boolean isNews) {
    List<Trial> some = desk.newest();
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
                                        attr("href", Playground.ADDRESS + "?run=" + it.id()),
                                        text(
                                            it.form()
                                                .or(
                                                    "prompt",
                                                    it.form().or("model", "a clip"))))))))));
  }
}
