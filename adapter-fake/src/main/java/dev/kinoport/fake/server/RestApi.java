package dev.kinoport.fake.server;

/** The REST host: the keys of webhooks, and where uploads begin. */
final class RestApi {
  private static final String JWKS = "/.well-known/jwks.json";

  private final WebhookKey key;
  private final UploadApi uploads;

  RestApi(WebhookKey key, UploadApi uploads) {
    this.key = key;
    this.uploads = uploads;
  }

  Reply reply(Call call) {
    if (call.path().equals(JWKS)) {
      return call.is("GET")
          ? Reply.json(200, key.jwks()).with("Cache-Control", "public, max-age=86400")
          : Reply.wrongMethod(JWKS, "GET");
    }
    return uploads.begin(call);
  }
}
