package dev.kinoport.pages;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.pages.inspector.CallRecorder;
import dev.kinoport.pages.inspector.Inspector;
import dev.kinoport.pages.inspector.ShopRequests;
import dev.kinoport.pages.playground.Playground;
import dev.kinoport.pages.playground.Shops;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.PageFiles;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The pages of an emulator: playground and inspector. Made when the first browser comes. Safe for
 * use by many threads.
 */
public final class ServerPages implements Function<Call, Option<Reply>>, AutoCloseable {
  private final EmulatorServer server;
  private final Token token;
  private final CallRecorder recorder;
  private final Playground playground;
  private final Inspector inspector;
  private final ShopRequests requests;

  /**
   * Contacts nobody yet.
   *
   * @param usual how requests go where nothing else is said
   * @param recorder which the server tells of each call
   * @param dice what the pages' secret is drawn from
   */
  public ServerPages(
      EmulatorServer server,
      FakeProvider provider,
      Life usual,
      CallRecorder recorder,
      Shops shops,
      Phrases words,
      RandomGenerator dice) {
    Objects.requireNonNull(server, "server must not be null");
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(usual, "usual must not be null");
    Objects.requireNonNull(recorder, "recorder must not be null");
    Objects.requireNonNull(shops, "shops must not be null");
    Objects.requireNonNull(words, "words must not be null");
    Objects.requireNonNull(dice, "dice must not be null");
    this.server = server;
    this.recorder = recorder;
    this.token = Token.of(dice);
    Frame frame =
        new Frame(
            "video shops, offline",
            List.of(
                new Frame.Link(Playground.ADDRESS, "Playground"),
                new Frame.Link(Inspector.ADDRESS, "Calls"),
                new Frame.Link(ShopRequests.ADDRESS, "Requests and bill")),
            token);
    this.playground = new Playground(server, provider, usual, shops, words, frame);
    this.inspector = new Inspector(server, recorder, frame);
    this.requests = new ShopRequests(server, provider, recorder, frame);
  }

  @Override
  public Option<Reply> apply(Call call) {
    Objects.requireNonNull(call, "call must not be null");
    List<String> path =
        call.segments().isEmpty() ? List.of() : call.segments().subList(1, call.segments().size());
    return switch (call.method()) {
      case "GET" -> look(call, path).orElse(ServerPages::nothing);
      case "POST" ->
          token.isIn(call)
              ? act(call, path).orElse(ServerPages::nothing)
              : Option.some(
                  PageAnswer.refusal(403, "this page is of an earlier server: load it again"));
      default -> Option.some(Reply.wrongMethod(call.path(), "GET, POST"));
    };
  }

  private static Option<Reply> nothing() {
    return Option.some(PageAnswer.refusal(404, "there is no such page"));
  }

  private Option<Reply> look(Call call, List<String> path) {
    List<String> below = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "files" -> below.size() == 1 ? PageFiles.answer(below.getFirst()) : Option.none();
      case "calls" -> inspector.look(call, below);
      case "requests" -> requests.look(call, below);
      default -> playground.look(call, path);
    };
  }

  private Option<Reply> act(Call call, List<String> path) {
    List<String> below = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "reset" -> Option.some(reset(call));
      case "calls" -> inspector.act(call, below);
      case "requests" -> requests.act(call, below);
      default -> playground.act(call, path);
    };
  }

  private Reply reset(Call call) {
    server.reset();
    playground.reset();
    recorder.reset();
    return PageAnswer.elsewhere(call, Playground.ADDRESS);
  }

  @Override
  public void close() {
    playground.close();
    inspector.close();
  }
}
