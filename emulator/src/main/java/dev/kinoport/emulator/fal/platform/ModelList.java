package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.fake.Administration;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which models there are, as the platform tells everybody. */
final class ModelList {
  private static final int MOST = 100;
  private static final Set<String> STATES = Set.of("active", "deprecated");
  private static final Set<String> EXPANSIONS = Set.of("openapi-3.0", "enterprise_status");

  private final Administration administration;

  ModelList(Administration administration) {
    this.administration = administration;
  }

  /** One endpoint of a model. */
  private record Entry(Offer model, Route route) {
    String id() {
      return route.sku();
    }

    String category() {
      List<Input> needed =
          model.inputs(route).stream()
              .filter(input -> input.required() || route.given().contains(input.name()))
              .toList();
      return needed.stream().anyMatch(FileInput.class::isInstance)
          ? "video-to-video"
          : needed.stream().anyMatch(MediaInput.class::isInstance)
              ? "image-to-video"
              : "text-to-video";
    }

    boolean has(String words) {
      String all = (id() + " " + model.title()).toLowerCase(Locale.ROOT);
      return all.contains(words.toLowerCase(Locale.ROOT));
    }
  }

  Option<String> complaint(Call call) {
    return Paging.complaint(call)
        .orElse(() -> Paging.bad(call, "status", STATES::contains))
        .orElse(() -> Paging.badExpansion(call, EXPANSIONS));
  }

  Reply reply(Call call) {
    List<String> wanted = call.parameters("endpoint_id");
    List<Entry> all =
        OtherWires.falOffers(administration.catalogue()).stream()
            .flatMap(model -> model.routes().stream().map(route -> new Entry(model, route)))
            .filter(entry -> wanted.isEmpty() || wanted.contains(entry.id()))
            .toList();
    if (all.size() < Set.copyOf(wanted).size()) {
      return PlatformApi.error(404, "not_found", "one of the endpoints is unknown");
    }
    List<Entry> found =
        all.stream()
            .filter(entry -> call.parameter("q").forAll(entry::has))
            .filter(entry -> call.parameter("category").forAll(entry.category()::equals))
            .filter(entry -> call.parameter("status").forAll(state(entry)::equals))
            .toList();
    int from = Paging.from(call);
    int limit = Paging.limit(call, MOST);
    List<String> expansions = call.parameters("expand");
    List<Json> rows =
        Paging.page(found.stream(), from, limit).map(entry -> row(entry, expansions)).toList();
    return Paging.list("models", rows, found.size(), from, limit);
  }

  private String state(Entry entry) {
    return entry.model().isSold(administration.time().now()) ? "active" : "deprecated";
  }

  private Json row(Entry entry, List<String> expansions) {
    Json.Members row =
        Json.object().with("endpoint_id", entry.id()).with("metadata", metadata(entry));
    Json.Members described =
        expansions.contains("openapi-3.0")
            ? row.with("openapi", EndpointDescription.of(entry.model(), entry.route()))
            : row;
    return expansions.contains("enterprise_status")
        ? described.with("enterprise_status", "ready")
        : described;
  }

  private Json metadata(Entry entry) {
    Instant checked = entry.model().provenance().checked().atStartOfDay(ZoneOffset.UTC).toInstant();
    String date = Timestamps.utc(checked);
    return Json.object()
        .with("display_name", entry.model().title())
        .with("category", entry.category())
        .with("description", entry.model().title())
        .with("status", state(entry))
        .with("tags", new Json.Items(List.of()))
        .with("updated_at", date)
        .with("is_favorited", Json.Nothing.NULL)
        .with("thumbnail_url", "")
        .with("model_url", "https://fal.run/" + entry.id())
        .with("license_type", "commercial")
        .with("date", date)
        .with("highlighted", false)
        .with("kind", "inference")
        .with("pinned", false);
  }
}
