package dev.kinoport.jdbc.event;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.Upload;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import java.util.Set;
import java.util.TreeMap;

/** What comes back from the provider as JSON: uploads, handles, clips, failures. */
public final class OutcomeJson {
  private OutcomeJson() {}

  static Json.Members write(Upload upload) {
    return new JsonFields()
        .with("storage", upload.storage())
        .with("location", upload.location().toString())
        .with("at", upload.at().toString())
        .members();
  }

  static Upload upload(JsonObject json) {
    return new Upload(json.text("storage"), json.uri("location"), json.instant("at"));
  }

  static Json.Members write(Handle handle) {
    return new JsonFields()
        .with("provider", handle.provider().value())
        .with("request_id", handle.requestId())
        .with("links", JsonFields.of(new TreeMap<>(handle.links()), text -> text))
        .members();
  }

  static Handle handle(JsonObject json) {
    return new Handle(
        json.parsed("provider", ProviderName::new),
        json.text("request_id"),
        json.textsByName("links"));
  }

  static Json.Members write(RemoteClip clip) {
    return new JsonFields()
        .with("location", clip.location().toString())
        .with("content_type", clip.contentType(), type -> type)
        .with("size", clip.size(), size -> size)
        .with("trusted_hosts", clip.trustedHosts().stream().sorted().toList())
        .members();
  }

  static RemoteClip remoteClip(JsonObject json) {
    return new RemoteClip(
        json.uri("location"),
        json.textIfAny("content_type"),
        json.wholeIfAny("size"),
        Set.copyOf(json.texts("trusted_hosts")));
  }

  static Json.Members write(StoredClip clip) {
    return new JsonFields()
        .with("location", clip.location().toString())
        .with("bytes", clip.fingerprint(), StoredClip.Fingerprint::bytes)
        .with("sha256", clip.fingerprint(), StoredClip.Fingerprint::sha256)
        .members();
  }

  static StoredClip storedClip(JsonObject json) {
    return new StoredClip(
        json.uri("location"),
        json.textIfAny("sha256")
            .map(sha256 -> new StoredClip.Fingerprint(json.whole("bytes"), sha256)));
  }

  static Json.Members write(GenerationFailure failure) {
    return switch (failure) {
      case GenerationFailure.ByProvider(ProviderError error) ->
          JsonFields.of("by_provider", write(error));
      case GenerationFailure.NeverSent(String message) -> JsonFields.of("never_sent", message);
      case GenerationFailure.Expired(String message) -> JsonFields.of("expired", message);
      case GenerationFailure.ClipLost(String message) -> JsonFields.of("clip_lost", message);
      case GenerationFailure.WithoutClip(String message) -> JsonFields.of("without_clip", message);
      case GenerationFailure.Abandoned(String message) -> JsonFields.of("abandoned", message);
    };
  }

  static GenerationFailure failure(JsonObject json) {
    if (json.has("by_provider")) {
      return new GenerationFailure.ByProvider(error(json.object("by_provider")));
    }
    if (json.has("never_sent")) {
      return new GenerationFailure.NeverSent(json.text("never_sent"));
    }
    if (json.has("expired")) {
      return new GenerationFailure.Expired(json.text("expired"));
    }
    if (json.has("clip_lost")) {
      return new GenerationFailure.ClipLost(json.text("clip_lost"));
    }
    if (json.has("without_clip")) {
      return new GenerationFailure.WithoutClip(json.text("without_clip"));
    }
    if (json.has("abandoned")) {
      return new GenerationFailure.Abandoned(json.text("abandoned"));
    }
    throw json.unlike("a failure that this program knows");
  }

  private static Json.Members write(ProviderError error) {
    return new JsonFields()
        .with("kind", error.kind().name())
        .with("type", error.type())
        .with("message", error.message())
        .with("details", error.details().stream().map(OutcomeJson::write).toList())
        .with("retryable", error.retryable())
        .members();
  }

  private static ProviderError error(JsonObject json) {
    return new ProviderError(
        json.word("kind", ProviderError.Kind.class),
        json.text("type"),
        json.text("message"),
        json.objects("details").stream().map(OutcomeJson::detail).toList(),
        json.flag("retryable"));
  }

  private static Json.Members write(ProviderError.Detail detail) {
    return new JsonFields()
        .with("field", detail.field())
        .with("type", detail.type())
        .with("message", detail.message())
        .with("context", detail.context())
        .members();
  }

  private static ProviderError.Detail detail(JsonObject json) {
    return new ProviderError.Detail(
        json.text("field"), json.text("type"), json.text("message"), json.texts("context"));
  }
}
