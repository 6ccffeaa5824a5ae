package dev.kinoport.request;

import dev.kinoport.media.ImageFault;
import dev.kinoport.media.ImageUrl;
import dev.kinoport.model.FileInput;
import io.vavr.control.Option;
import java.util.List;

/** Addresses of sounds and clips. What they lead to is not fetched. */
final class WebFiles {
  private static final String EXAMPLE = "https://host/file";

  private WebFiles() {}

  /** What would be right, if the value is not one address, or a list where the input takes one. */
  static Option<String> fault(FileInput input, WireValue value) {
    return switch (value) {
      case WireValue.Text(String text) when !input.isList() -> fault(text);
      case WireValue.Many(List<WireValue> files)
          when input.isList() && !files.isEmpty() && files.size() <= input.most() ->
          io.vavr.collection.List.ofAll(files).flatMap(WebFiles::fault).headOption();
      default -> Option.of(Expectation.of(input, Shown.of(value)));
    };
  }

  private static Option<String> fault(WireValue file) {
    return file instanceof WireValue.Text(String text)
        ? fault(text)
        : Option.of("must be a list of texts");
  }

  private static Option<String> fault(String text) {
    return ImageUrl.parse(text, EXAMPLE).swap().map(ImageFault::message).toOption();
  }
}
