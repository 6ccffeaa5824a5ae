package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.fake.Administration;

/** The web site, of which only the description of endpoints is there. */
public final class SiteApi {
  private final Administration administration;

  public SiteApi(Administration administration) {
    this.administration = administration;
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
    return OtherWires.falOffer(administration.catalogue(), endpoint)
        .flatMap(model ->
            model
                .routeTo(endpoint)
                .map(route -> Reply.json(200, EndpointDescription.of(model, route))))
        .getOrElse(() -> Reply.detail(404, "No app is known as \"" + endpoint + "\""));
  }
}
