package dev.kinoport.pages.inspector;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Calls as an HTTP archive (HAR 1.2), which browsers and other tools open. */
record HttpArchive(URI server) {
  byte[] of(List<RecordedCall> calls) {
    List<Json> entries = calls.stream().<Json>map(this::entry).toList();
    return JsonText.bytes(
        Json.object()
            .with(
                "log",
                Json.object()
                    .with("version", "1.2")
                    .with("creator", Json.object().with("name", "Kinoport").with("version", "1"))
                    .with("entries", new Json.Items(entries))));
  }

  private Json.Members entry(RecordedCall call) {
    return Json.object()
        .with("startedDateTime", call.at().toString())
        .with("time", call.took().toMillis())
        .with("request", request(call))
        .with("response", response(call))
        .with("cache", Json.object())
        .with(
            "timings",
            Json.object().with("send", 0).with("wait", call.took().toMillis()).with("receive", 0));
  }

  private Json.Members request(RecordedCall call) {
    Json.Members request =
        Json.object()
            .with("method", call.method())
            .with("url", server + call.address())
            .with("httpVersion", "HTTP/1.1")
            .with("cookies", Json.Items.of())
            .with("headers", headers(call.sent().headers()))
            .with("queryString", Json.Items.of())
            .with("headersSize", -1)
            .with("bodySize", call.sent().length());
    return call.sent().length() == 0
        ? request
        : request.with(
            "postData",
            Json.object()
                .with("mimeType", call.sent().headers().getOrDefault("content-type", ""))
                .with("text", call.sent().text().getOrElse("")));
  }

  private static Json.Members response(RecordedCall call) {
    return Json.object()
        .with("status", call.status())
        .with("statusText", "")
        .with("httpVersion", "HTTP/1.1")
        .with("cookies", Json.Items.of())
        .with("headers", headers(call.answered().headers()))
        .with(
            "content",
            Json.object()
                .with("size", call.answered().length())
                .with("mimeType", call.answered().headers().getOrDefault("Content-Type", ""))
                .with("text", call.answered().text().getOrElse("")))
        .with("redirectURL", "")
        .with("headersSize", -1)
        .with("bodySize", call.answered().length());
  }

  private static Json headers(Map<String, String> headers) {
    return new Json.Items(
        headers.entrySet().stream()
            .<Json>map(it -> Json.object().with("name", it.getKey()).with("value", it.getValue()))
            .toList());
  }
}
