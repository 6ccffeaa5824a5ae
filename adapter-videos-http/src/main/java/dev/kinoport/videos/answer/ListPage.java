package dev.kinoport.videos.answer;

import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * One page of the list of jobs.
 *
 * @param jobs as they are listed; those that are no objects are left out
 * @param hasOdd whether some were
 * @param last asks for the next page
 * @param more whether there is one, if it says so
 */
public record ListPage(
    List<VideoJob> jobs, boolean hasOdd, Option<String> last, Option<Boolean> more) {
  public ListPage {
    jobs = List.copyOf(jobs);
  }

  /** Reads a page; left: what is wrong with it. */
  public static Either<String, ListPage> of(Json.Members answer) {
    return answer.items("data").toEither("a list without data").map(items -> of(items, answer));
  }

  private static ListPage of(List<Json> items, Json.Members answer) {
    List<VideoJob> jobs =
        items.stream()
            .filter(Json.Members.class::isInstance)
            .map(item -> VideoJob.listed((Json.Members) item))
            .filter(job -> job.id().isDefined())
            .toList();
    Option<String> last =
        WireJson.text(answer, "last_id")
            .orElse(() -> jobs.isEmpty() ? Option.none() : jobs.getLast().id());
    Option<Boolean> more =
        answer
            .find("has_more")
            .filter(Json.Flag.class::isInstance)
            .map(flag -> ((Json.Flag) flag).on());
    return new ListPage(jobs, jobs.size() < items.size(), last, more);
  }

  /**
   * Whether nothing comes after it. SGLang does not say: a page that is not full is the last there.
   *
   * @param limit how many were asked for
   */
  public boolean isLast(int limit) {
    return more.map(yes -> !yes).getOrElse(() -> !hasOdd && jobs.size() < limit);
  }
}
