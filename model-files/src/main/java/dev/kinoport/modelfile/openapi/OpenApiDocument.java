package dev.kinoport.modelfile.openapi;

import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.util.Map;

/**
 * The document of one endpoint: the request's body is the input, whatever the schemas are called.
 *
 * @param endpoint the provider's full id
 * @param title for display, if it has one
 * @param input what a request may hold
 */
record OpenApiDocument(String endpoint, Option<String> title, ValueSchema input) {
  /** Reads a document; what is missing is noted at the root. */
  static Option<OpenApiDocument> of(YamlValue root) {
    if (root.find("openapi").isEmpty()) {
      return root.wrong("is no OpenAPI document: 'openapi' is missing");
    }
    for (Map.Entry<String, YamlValue> path :
        root.find("paths")
            .fold(java.util.List::<Map.Entry<String, YamlValue>>of, YamlValue::fields)) {
      Option<YamlValue> body = body(path.getValue());
      if (body.isDefined()) {
        return body.map(schema ->
            new OpenApiDocument(
                endpoint(root, path.getKey()), title(root), ValueSchema.of(root, schema)));
      }
    }
    return root.wrong("has no path with a POST whose body is JSON");
  }

  private static Option<YamlValue> body(YamlValue path) {
    return path.find("post")
        .flatMap(post -> post.find("requestBody"))
        .flatMap(body -> body.find("content"))
        .flatMap(content -> content.find("application/json"))
        .flatMap(json -> json.find("schema"));
  }

  private static String endpoint(YamlValue root, String path) {
    return root.find("info")
        .flatMap(info -> info.find("x-fal-metadata"))
        .flatMap(metadata -> metadata.find("endpointId"))
        .flatMap(YamlValue::text)
        .getOrElse(() -> path.replaceFirst("^/", ""));
  }

  private static Option<String> title(YamlValue root) {
    return root.find("info").flatMap(info -> info.find("description")).flatMap(YamlValue::text);
  }
}
