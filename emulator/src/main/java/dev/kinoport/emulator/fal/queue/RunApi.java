package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.JobView;
import dev.kinoport.provider.Handle;
import java.io.IOException;
import java.time.Instant;

/** Direct calls: the answer to the submit is the result, once there is one. */
public final class RunApi {
  private final FakeProvider provider;
  private final Administration administration;
  private final WireJobs jobs;
  private final SubmitApi submits;
  private final ResultReply results;

  public RunApi(FakeProvider provider, WireJobs jobs, SubmitApi submits, ResultReply results) {
    this.provider = provider;
    this.administration = provider.administration();
    this.jobs = jobs;
    this.submits = submits;
    this.results = results;
  }

  /** Answers at the host of direct calls. */
  public Reply reply(Call call) {
    if (!call.is("POST")) {
      return Reply.wrongMethod(call.path(), "POST");
    }
    String endpoint = String.join("/", call.segments());
    return submits
        .take(call, endpoint)
        .fold(
            RunApi::needsRetry,
            job ->
                job.spoiled()
                    .<Reply>fold(
                        () -> new Reply.Later(exchange -> wait(exchange, job)),
                        verdict -> verdict));
  }

  /** Nobody repeats a direct call for the caller. */
  private static Reply needsRetry(Reply reply) {
    return reply instanceof Reply.Whole whole && whole.status() == 429
        ? whole.with("X-Fal-Needs-Retry", "1")
        : reply;
  }

  private void wait(HttpExchange exchange, WireJob job) {
    Instant now = administration.time().now();
    Instant end = administration.job(job.requestId()).map(JobView::completesAt).getOrElse(now);
    if (end.isAfter(now)) {
      administration.time().at(end, () -> answerIfCurrent(exchange, job));
    } else {
      answer(exchange, job);
    }
  }

  private void answerIfCurrent(HttpExchange exchange, WireJob job) {
    if (jobs.isCurrent(job)) {
      answer(exchange, job);
    } else {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, WireJob job) {
    Reply.Whole reply =
        results.of(
            job,
            job.addresses(),
            provider.provider().video().result(Handle.of(provider.name(), job.requestId())));
    try (exchange) {
      reply.headers().forEach(exchange::header);
      exchange.respond(reply.status(), reply.body().length).write(reply.body());
    } catch (IOException e) {
      System.getLogger(RunApi.class.getName())
          .log(System.Logger.Level.DEBUG, "a client went away", e);
    }
  }
}
