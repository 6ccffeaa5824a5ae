package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.BackOffice;

/** The web site, of which only the description of endpoints is there. */
public final class SiteApi {
  private final BackOffice office;

  public SiteApi(BackOffice office) {
    this.office = office;
  }

  /** Answers at the host of the site. */
  public Reply reply(Call call) {
    if (!call.path().equals("/api/openapi/queue/openapi.json")) {
      return Reply.detail(404, "Not Found");
    }
    if (!call.is("GET")) {
      return Reply.wrongMethod(call.path(), "GET");
    }
    String endpoint = call.parameter("endpoint_id").getOrElse("");
    return office
        .catalogue()
        .findBySku(endpoint)
        .flatMap(model ->
            model.routeTo(endpoint).map(route -> Reply.json(200, OpenApiDocument.of(model, route))))
        .getOrElse(() -> Reply.detail(404, "No app is known as \"" + endpoint + "\""));
  }
}
