package dev.kinoport.media;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that lead to this machine or its network, as far as they say so themselves. */
public final class InsideAddress {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");
  private static final Pattern NAME =
      Pattern.compile("(?:.*\\.)?(?:localhost|local|internal|intranet|lan|home\\.arpa)\\.?");

  private InsideAddress() {}

  /** Whether nobody outside can fetch it. Nothing is looked up. */
  public static boolean is(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return NUMBER.matcher(host).matches() ? isInside(host) : isInsideName(host);
  }

  private static boolean isInsideName(String host) {
    return NAME.matcher(host).matches() || host.indexOf('.') < 0;
  }

  private static boolean isInside(String number) {
    try {
      InetAddress address = InetAddress.getByName(number);
      byte[] bytes = address.getAddress();
      boolean isUnique = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
      boolean isCarriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isLinkLocalAddress()
          || address.isSiteLocalAddress()
          || isUnique
          || isCarriers;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
