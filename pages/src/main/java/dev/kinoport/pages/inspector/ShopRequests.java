package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.callback.WebhookDelivery;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.JobView;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.generation.Timeline;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the shop's own books hold: each request with its states, its bill line, its webhooks. */
public final class ShopRequests {
  /** Where it is. */
  public static final String ADDRESS = "/__ui/requests";

  private static final int PAGE = 100;

  private final EmulatorServer server;
  private final FakeProvider provider;
  private final CallRecorder recorder;
  private final Frame frame;

  /** Contacts nobody. */
  public ShopRequests(
      EmulatorServer server, FakeProvider provider, CallRecorder recorder, Frame frame) {
    Objects.requireNonNull(server, "server must not be null");
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(recorder, "recorder must not be null");
    Objects.requireNonNull(frame, "frame must not be null");
    this.server = server;
    this.provider = provider;
    this.recorder = recorder;
    this.frame = frame;
  }

  /** A page; none if it is none of these. */
  public Option<Reply> look(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return path.isEmpty()
        ? Option.some(page(Form.of(call)))
        : path.size() == 1 ? Option.some(onePage(path.getFirst())) : Option.none();
  }

  /** Something that is done; none if there is no such thing. */
  public Option<Reply> act(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    if (path.size() != 2 || !path.get(1).equals("webhook")) {
      return Option.none();
    }
    return Option.some(
        server.callBackAgain(path.getFirst())
            ? PageAnswer.elsewhere(call, ADDRESS + "/" + path.getFirst())
            : PageAnswer.refusal(409, "it is not over, or nobody wants to be called"));
  }

  private Instant now() {
    return provider.administration().time().now();
  }

  private Reply page(Form form) {
    int page = Math.max(1, form.number("page").getOrElse(1));
    List<JobView> jobs = provider.administration().jobs().reversed();
    List<JobView> shown = jobs.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    Bill bill = provider.bill();
    return PageAnswer.page(
        frame.page(
            "Requests and bill",
            ADDRESS,
            all(
                el("h1", text("Requests and bill")),
                el(
                    "div",
                    cls("stack"),
                    el(
                        "p",
                        el("b", text(bill.total())),
                        text(
                            " in %s for %s."
                                .formatted(
                                    counted(bill.count(), "charge"),
                                    counted(jobs.size(), "request")))),
                    el(
                        "div",
                        cls("panel scroll"),
                        attr("tabindex", "0"),
                        attr("role", "region"),
                        attr("aria-label", "Requests, newest first"),
                        jobs.isEmpty()
                            ? el("p", cls("hint"), text("No request has been taken yet."))
                            : table(shown)),
                    when(
                        jobs.size() > (long) page * PAGE,
                        () ->
                            el(
                                "a",
                                attr("href", ADDRESS + "?page=" + (page + 1)),
                                text("Older")))))));
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : count + " " + what + "s";
  }

  private Markup.Content table(List<JobView> jobs) {
    return el(
        "table",
        el(
            "thead",
            el(
                "tr",
                el("th", text("Request")),
                el("th", text("Offer")),
                el("th", text("Prompt")),
                el("th", text("Taken")),
                el("th", text("State")),
                el("th", cls("number"), text("Units")),
                el("th", cls("number"), text("Charged")))),
        el("tbody", each(jobs, this::row)));
  }

  private Markup.Content row(JobView job) {
    return el(
        "tr",
        el(
            "td",
            cls("tight"),
            el(
                "a",
                attr("href", ADDRESS + "/" + job.requestId()),
                text(job.requestId().substring(0, 8)))),
        el("td", text(job.request().sku())),
        el("td", text(job.request().prompt().getOrElse(""))),
        el("td", cls("tight"), Moments.whole(job.acceptedAt())),
        el("td", cls("tight"), text(state(job))),
        el("td", cls("number"), text(isCharged(job) ? job.units().toPlainString() : "")),
        el("td", cls("number"), text(charged(job))));
  }

  private boolean isCharged(JobView job) {
    return job.isCompletedAt(now());
  }

  private String charged(JobView job) {
    return isCharged(job) ? job.amount().map(Money::toString).getOrElse("nothing") : "";
  }

  private String state(JobView job) {
    Instant now = now();
    if (job.isCancelled()) {
      return "cancelled";
    }
    if (job.isCompletedAt(now)) {
      return job.life().failure().map(it -> "failed: " + it.type()).getOrElse("completed");
    }
    return now.isBefore(job.startsAt()) ? "in the queue" : "at work";
  }

  private Reply onePage(String requestId) {
    return PageAnswer.page(
        frame.page(
            "Request " + requestId,
            ADDRESS + "/" + requestId,
            all(
                el(
                    "div",
                    cls("bar"),
                    el("h1", text("Request " + requestId)),
                    el("a", cls("button quiet"), attr("href", ADDRESS), text("All requests"))),
                el(
                    "div",
                    cls("stack"),
                    provider
                        .administration()
                        .job(requestId)
                        .map(this::books)
                        .getOrElse(() ->
                            el(
                                "p",
                                cls("panel hint"),
                                text(
                                    "Not in the books: its input is one that the model refuses, or"
                                        + " the world was reset."))),
                    webhooks(requestId),
                    calls(requestId)))));
  }

  private Markup.Content books(JobView job) {
    Instant now = now();
    Instant end = job.completesAt();
    return el(
        "section",
        cls("panel"),
        el("h2", text("In the shop's books: " + state(job))),
        timeline(job, now).markup(),
        el(
            "dl",
            cls("facts"),
            fact("Offer", job.request().sku()),
            fact("Our name for it", job.generationId()),
            fact("Prompt", job.request().prompt().getOrElse("none")),
            moment("Taken", job.acceptedAt()),
            now.isBefore(job.startsAt()) || job.startsAt().isAfter(end)
                ? none()
                : moment("Begun", job.startsAt()),
            now.isBefore(end) ? none() : moment(job.isCancelled() ? "Cancelled" : "Over", end),
            job.life().failure().map(it -> fact("Ends with", it.type())).getOrElse(Markup::none),
            when(
                !job.life().faults().isEmpty(),
                () -> fact("Goes wrong", job.life().faults().toString())),
            fact(
                "Bill",
                isCharged(job) ? "%s: %s".formatted(units(job), charged(job)) : "nothing so far")));
  }

  private static String units(JobView job) {
    return job.units().toPlainString()
        + (job.units().compareTo(BigDecimal.ONE) == 0 ? " unit" : " units");
  }

  private static Timeline timeline(JobView job, Instant now) {
    Instant end = job.completesAt().isBefore(now) ? job.completesAt() : now;
    Instant begun = job.startsAt().isBefore(end) ? job.startsAt() : end;
    return new Timeline(
        List.of(
            new Timeline.Span(Timeline.Kind.QUEUE, job.acceptedAt(), begun),
            new Timeline.Span(Timeline.Kind.WORK, begun, end)));
  }

  private static Markup.Content fact(String name, String value) {
    return all(el("dt", text(name)), el("dd", text(value)));
  }

  private static Markup.Content moment(String name, Instant at) {
    return all(el("dt", text(name)), el("dd", Moments.whole(at)));
  }

  private Markup.Content webhooks(String requestId) {
    List<WebhookDelivery> attempts =
        server.webhooks().stream().filter(it -> it.requestId().equals(requestId)).toList();
    return attempts.isEmpty()
        ? none()
        : el(
            "section",
            cls("panel"),
            el("h2", text("Webhooks")),
            el(
                "ol",
                each(
                    attempts,
                    it ->
                        el(
                            "li",
                            Moments.whole(it.at()),
                            text(" " + it.target() + ": "),
                            el("b", text(it.outcome()))))),
            el(
                "form",
                attr("method", "post"),
                attr("action", ADDRESS + "/" + requestId + "/webhook"),
                frame.token().field(),
                el("button", cls("button quiet"), text("Send again"))));
  }

  private Markup.Content calls(String requestId) {
    List<RecordedCall> calls =
        recorder.all().stream().filter(it -> it.requestId().contains(requestId)).toList();
    return el(
        "section",
        cls("panel"),
        el("h2", text("Its calls")),
        calls.isEmpty()
            ? el("p", cls("hint"), text("None is kept."))
            : el(
                "ol",
                cls("events"),
                each(
                    calls,
                    it ->
                        el(
                            "li",
                            Moments.clock(it.at()),
                            el(
                                "a",
                                attr("href", Inspector.ADDRESS + "/" + it.number()),
                                text(it.method() + " " + it.host() + it.path())),
                            text(" " + it.outcome())))));
  }
}
