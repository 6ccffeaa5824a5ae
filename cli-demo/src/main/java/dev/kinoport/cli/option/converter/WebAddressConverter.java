package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an absolute http or https address without a password or a fragment in it. An empty one is a
 * mistake, and not the wish to do without.
 */
public final class WebAddressConverter implements ITypeConverter<URI> {
  @Override
  public URI convert(String typed) {
    try {
      URI address = new URI(typed);
      boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (isWeb
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null) {
        return address;
      }
      throw refusal(typed);
    } catch (URISyntaxException e) {
      throw refusal(typed);
    }
  }

  private static TypeConversionException refusal(String typed) {
    return new TypeConversionException(
        "must be a whole http or https address, such as http://127.0.0.1:8900, was "
            + Quoted.of(typed));
  }
}
