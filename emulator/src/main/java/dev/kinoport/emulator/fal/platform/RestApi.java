package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.files.UploadApi;
import dev.kinoport.emulator.fal.webhook.WebhookKey;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;

/** The REST host: the keys of webhooks, and where uploads begin. */
public final class RestApi {
  private static final String JWKS = "/.well-known/jwks.json";

  private final WebhookKey key;
  private final UploadApi uploads;

  public RestApi(WebhookKey key, UploadApi uploads) {
    this.key = key;
    this.uploads = uploads;
  }

  /** Answers at the REST host. */
  public Reply reply(Call call) {
    if (call.path().equals(JWKS)) {
      return call.is("GET")
          ? Reply.json(200, key.jwks()).with("Cache-Control", "public, max-age=86400")
          : Reply.wrongMethod(JWKS, "GET");
    }
    return uploads.begin(call);
  }
}
