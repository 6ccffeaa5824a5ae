package dev.kinoport.emulator.fal.platform;

import dev.kinoport.input.Input;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The description that the platform generates for an endpoint, with the oddities of the real one:
 * its paths hold the full endpoint id although the wire does not.
 */
final class EndpointDescription {
  private final Offer model;
  private final Route route;
  private final String name;

  private EndpointDescription(Offer model, Route route) {
    this.model = model;
    this.route = route;
    this.name =
        Arrays.stream(route.sku().split("[^A-Za-z0-9]+", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
  }

  static Json of(Offer model, Route route) {
    return new EndpointDescription(model, route).document();
  }

  private Json document() {
    String id = route.sku();
    return Json.object()
        .with("openapi", "3.0.4")
        .with(
            "info",
            Json.object()
                .with("title", "Queue OpenAPI for " + id)
                .with("version", "1.0.0")
                .with("description", model.title())
                .with("x-fal-metadata", Json.object().with("endpointId", id)))
        .with("components", components())
        .with("paths", paths())
        .with("servers", Json.Items.of(Json.object().with("url", "https://queue.fal.run")))
        .with(
            "security", Json.Items.of(Json.object().with("apiKeyAuth", new Json.Items(List.of()))));
  }

  private Json components() {
    Json key =
        Json.object().with("type", "apiKey").with("in", "header").with("name", "Authorization");
    return Json.object()
        .with("securitySchemes", Json.object().with("apiKeyAuth", key))
        .with(
            "schemas",
            Json.object()
                .with("QueueStatus", queueStatus())
                .with(name + "Input", input())
                .with(name + "Output", output())
                .with("File", file()));
  }

  private static Json queueStatus() {
    Json words = Json.Items.ofTexts(List.of("IN_QUEUE", "IN_PROGRESS", "COMPLETED"));
    Json.Members properties =
        Json.object()
            .with("status", type("string").with("enum", words))
            .with("request_id", type("string"))
            .with("response_url", type("string"))
            .with("status_url", type("string"))
            .with("cancel_url", type("string"))
            .with("logs", type("object"))
            .with("metrics", type("object"))
            .with("queue_position", type("integer"));
    return type("object")
        .with("properties", properties)
        .with("required", Json.Items.ofTexts(List.of("status", "request_id")));
  }

  private Json input() {
    List<Input> inputs = model.inputs(route).stream().filter(route::knows).toList();
    List<String> order = inputs.stream().map(route::field).toList();
    Json.Members properties = Json.object();
    for (Input input : inputs) {
      properties = properties.with(route.field(input), InputSchema.of(input));
    }
    List<String> required =
        inputs.stream()
            .filter(input -> input.required() || route.given().contains(input.name()))
            .map(route::field)
            .toList();
    return type("object")
        .with("title", name + "Input")
        .with("x-fal-order-properties", Json.Items.ofTexts(order))
        .with("properties", properties)
        .with("required", Json.Items.ofTexts(required));
  }

  private static Json output() {
    return type("object")
        .with("properties", Json.object().with("video", reference("File")))
        .with("required", Json.Items.ofTexts(List.of("video")));
  }

  private static Json file() {
    Json.Members properties =
        Json.object()
            .with("url", type("string"))
            .with("content_type", type("string"))
            .with("file_name", type("string"))
            .with("file_size", type("integer"));
    return type("object")
        .with("properties", properties)
        .with("required", Json.Items.ofTexts(List.of("url")));
  }

  private Json paths() {
    String base = "/" + route.sku();
    String request = base + "/requests/{request_id}";
    Json cancelled =
        type("object").with("properties", Json.object().with("success", type("boolean")));
    return Json.object()
        .with(request + "/status", method("get", reference("QueueStatus")))
        .with(request + "/cancel", method("put", cancelled))
        .with(base, Json.object().with("post", submit()))
        .with(request, method("get", reference(name + "Output")));
  }

  private Json submit() {
    return answering(reference("QueueStatus"))
        .with(
            "requestBody",
            Json.object()
                .with("required", true)
                .with("content", content(reference(name + "Input"))));
  }

  private static Json method(String method, Json schema) {
    return Json.object().with(method, answering(schema));
  }

  private static Json.Members answering(Json schema) {
    Json ok =
        Json.object().with("description", "The request status.").with("content", content(schema));
    return Json.object().with("responses", Json.object().with("200", ok));
  }

  private static Json content(Json schema) {
    return Json.object().with("application/json", Json.object().with("schema", schema));
  }

  private static Json reference(String schema) {
    return Json.object().with("$ref", "#/components/schemas/" + schema);
  }

  private static Json.Members type(String type) {
    return Json.object().with("type", type);
  }
}
