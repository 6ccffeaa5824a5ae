package dev.kinoport.videos.video;

import dev.kinoport.http.OneShotForm;
import dev.kinoport.http.OneShotJson;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.WireValue;
import dev.kinoport.videos.dialect.VideosDialect;
import io.vavr.control.Option;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.RequestBody;

/**
 * A request in the form that a server takes: parts wherever that is possible, since all servers
 * take those, and JSON where it was asked for or the address of an image has no place in a part. An
 * image at hand is a file among the parts; in JSON it stays the data URI that it came as.
 */
final class CreateBody {
  private static final String IMAGE = "input_reference";
  private static final Pattern DATA =
      Pattern.compile("data:(image/([a-z0-9.+-]+));base64,(.*)", Pattern.DOTALL);

  private final VideosDialect dialect;
  private final boolean json;

  CreateBody(VideosDialect dialect, boolean json) {
    this.dialect = dialect;
    this.json = json;
  }

  /**
   * Writes it; its body must not be written twice.
   *
   * @param fields in order, images as addresses or data URIs
   */
  RequestBody of(Map<String, WireValue> fields) {
    Option<String> address =
        Option.<WireValue>of(fields.get(IMAGE))
            .map(WireValue::shown)
            .filter(text -> !DATA.matcher(text).matches());
    boolean hasPlace = address.isEmpty() || dialect == VideosDialect.VLLM_OMNI;
    return json || !hasPlace ? json(fields) : form(fields);
  }

  private RequestBody json(Map<String, WireValue> fields) {
    Map<String, WireValue> body = new LinkedHashMap<>(fields);
    WireValue image = body.remove(IMAGE);
    if (image != null) {
      switch (dialect) {
        case SGLANG -> body.put("reference_url", image);
        case SPEC, VLLM_OMNI -> body.put(IMAGE, new WireValue.Group(Map.of("image_url", image)));
      }
    }
    return new OneShotJson(CanonicalJson.write(body));
  }

  private static RequestBody form(Map<String, WireValue> fields) {
    OneShotForm.Builder form = OneShotForm.builder();
    fields.forEach((name, value) -> {
      if (name.equals(IMAGE)) {
        image(form, value);
      } else {
        form.text(name, text(value));
      }
    });
    return form.build();
  }

  /** The address of an image has a part of its own at vLLM-Omni, with JSON in it. */
  private static void image(OneShotForm.Builder form, WireValue value) {
    Matcher data = DATA.matcher(value.shown());
    if (data.matches()) {
      byte[] bytes = Base64.getDecoder().decode(data.group(3));
      form.file(IMAGE, "first-frame." + data.group(2), data.group(1), bytes);
    } else {
      form.text("image_reference", CanonicalJson.write(Map.of("image_url", value)));
    }
  }

  private static String text(WireValue value) {
    return switch (value) {
      case WireValue.Group group -> CanonicalJson.write(group.members());
      case WireValue other -> other.shown();
    };
  }
}
