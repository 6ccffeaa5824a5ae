package dev.kinoport.pages.journal;

import dev.kinoport.clip.VideoContainer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.media.LocalImage;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.MediaFile;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.PageFiles;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pages of a journal. Without levers they only read, and there is no way to do anything. Safe
 * for use by many threads, as far as what they read is.
 */
public final class JournalPages implements Function<Call, Option<Reply>> {
  private final JournalRecords records;
  private final Option<Levers> levers;
  private final Phrases words;
  private final Supplier<Instant> now;
  private final Token token;
  private final Frame frame;

  /**
   * Reads nothing yet.
   *
   * @param levers what does what a person decides; none: nobody can do anything
   * @param words of the program
   * @param now the time, by which what is not over is measured
   * @param token that every form sends back
   */
  public JournalPages(
      JournalRecords records,
      Option<Levers> levers,
      Phrases words,
      Supplier<Instant> now,
      Token token) {
    Objects.requireNonNull(records, "records must not be null");
    Objects.requireNonNull(levers, "levers must not be null");
    Objects.requireNonNull(words, "words must not be null");
    Objects.requireNonNull(now, "now must not be null");
    Objects.requireNonNull(token, "token must not be null");
    this.records = records;
    this.levers = levers;
    this.words = words;
    this.now = now;
    this.token = token;
    this.frame =
        new Frame(
            levers.isDefined() ? "journal" : "journal, read-only",
            List.of(
                new Frame.Link(GenerationList.ADDRESS, "Generations"),
                new Frame.Link(MoneyPage.ADDRESS, "Money")),
            token);
  }

  /** One generation, and what keeps it waiting. */
  private record Found(History history, Option<Trouble> trouble) {
    GenerationState state() {
      return history.state();
    }
  }

  @Override
  public Option<Reply> apply(Call call) {
    Objects.requireNonNull(call, "call must not be null");
    return switch (call.method()) {
      case "GET", "HEAD" -> look(call);
      case "POST" ->
          token.isIn(call)
              ? act(call)
              : Option.some(
                  PageAnswer.refusal(403, "this page is of an earlier server: load it again"));
      default -> Option.some(Reply.wrongMethod(call.path(), "GET, POST"));
    };
  }

  private Option<Reply> look(Call call) {
    Form form = Form.of(call);
    List<String> path = call.segments();
    return switch (call.path()) {
      case "/" -> page("Generations", "/", new GenerationList(records, words).page(form));
      case "/rows" -> Option.some(PageAnswer.piece(new GenerationList(records, words).rows(form)));
      case "/money" -> page("Money", "/money", new MoneyPage(records, words).page(form));
      default ->
          switch (path.getFirst()) {
            case "__ui" ->
                path.size() == 3 && path.get(1).equals("files")
                    ? PageFiles.answer(path.get(2))
                    : Option.none();
            case "generations" -> path.size() < 2 ? Option.none() : one(call, path, form);
            default -> Option.none();
          };
    };
  }

  private Option<Reply> page(String title, String at, Markup.Content main) {
    return Option.some(PageAnswer.page(frame.page(title, at, main)));
  }

  /** None: there is no such generation. */
  private Either<String, Option<Found>> found(String text) {
    return GenerationId.parse(text).map(this::found).getOrElse(() -> Either.right(Option.none()));
  }

  private Either<String, Option<Found>> found(GenerationId id) {
    return records
        .read(id)
        .flatMap(history ->
            history.isEmpty()
                ? Either.right(Option.none())
                : records.trouble(id).map(trouble -> history.map(it -> new Found(it, trouble))));
  }

  private Option<Reply> one(Call call, List<String> path, Form form) {
    return found(path.get(1))
        .fold(
            fault -> Option.some(PageAnswer.refusal(503, fault)),
            some -> some.flatMap(it -> one(call, path, form, it)));
  }

  private Option<Reply> one(Call call, List<String> path, Form form, Found found) {
    String what = path.size() > 2 ? path.get(2) : "";
    return switch (what) {
      case "" -> whole(found, Option.none());
      case "news" -> Option.some(news(form, found));
      case "clip.mp4" ->
          records
              .clip(found.history())
              .flatMap(it -> MediaFile.reply(call, VideoContainer.of(it).mediaType(), it));
      case "pictures" -> path.size() == 4 ? picture(found, path.get(3)) : Option.none();
      default -> Option.none();
    };
  }

  private GenerationPage view(Found found) {
    return new GenerationPage(
        found.history(), found.trouble(), records.clip(found.history()), words, now.get());
  }

  private Option<Reply> whole(Found found, Option<Either<String, String>> answer) {
    return page(
        "Generation",
        "",
        view(found).markup(levers.isDefined() ? forms(found).markup(answer) : Markup.none()));
  }

  private LeverForms forms(Found found) {
    return new LeverForms(found.state(), found.trouble(), words, token);
  }

  /** Where it stands otherwise than the page says, other things can be done about it. */
  private Reply news(Form form, Found found) {
    Reply.Whole news = PageAnswer.piece(view(found).news());
    return form.text("phase").contains(Phase.of(found.state()).name())
        ? news
        : news.with("HX-Refresh", "true");
  }

  private static Option<Reply> picture(Found found, String index) {
    List<LocalImage> images = found.state().order().document().localImages();
    return Option.when(index.matches("[0-9]{1,3}"), () -> Integer.parseInt(index))
        .filter(it -> it < images.size())
        .map(images::get)
        .flatMap(image -> image.read().toOption().map(bytes -> shown(image, bytes)));
  }

  private static Reply shown(LocalImage image, byte[] bytes) {
    return PageAnswer.of(200, "image/" + image.type().name().toLowerCase(Locale.ROOT), bytes);
  }

  private Option<Reply> act(Call call) {
    List<String> path = call.segments();
    return path.size() == 3 && path.getFirst().equals("generations")
        ? levers.flatMap(known -> act(known, call, path))
        : Option.none();
  }

  private Option<Reply> act(Levers known, Call call, List<String> path) {
    return Lever.find(path.get(2))
        .flatMap(lever ->
            found(path.get(1))
                .fold(
                    fault -> Option.some(PageAnswer.refusal(503, fault)),
                    some -> some.flatMap(it -> pulled(known, lever, it, Form.of(call)))));
  }

  private Option<Reply> pulled(Levers known, Lever lever, Found found, Form form) {
    Either<String, String> answer =
        forms(found).agreed(lever, form).flatMap(word -> known.pull(lever, found.state(), word));
    // As it stands now, which may be another place by what was done.
    return found(found.history().id())
        .fold(
            fault -> Option.some(PageAnswer.refusal(503, fault)),
            some -> some.flatMap(it -> whole(it, Option.some(answer))));
  }
}
