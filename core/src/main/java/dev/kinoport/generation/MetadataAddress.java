package dev.kinoport.generation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses at which a machine in a cloud is told its secrets, in any of their spellings: no clip
 * lies there, and nobody is advised to have one fetched from there.
 */
final class MetadataAddress {
  /** As an address has it: only such a host is looked at as a number, and no name is resolved. */
  private static final Pattern NUMBER = Pattern.compile("\\[.*]|[0-9.]+");

  /** Systems take it for a number too, and no name of a host ends so. */
  private static final Pattern HIDDEN_NUMBER = Pattern.compile("(?:.*\\.)?0x[0-9a-f]*");

  private static final Set<String> NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

  /** Besides all that is link-local: Azure's, Oracle's and Alibaba's, and Amazon's in IPv6. */
  private static final Set<String> NUMBERS =
      Set.of("168.63.129.16", "192.0.0.192", "100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

  private static final int BYTES_BEFORE_IPV4 = 12;

  private MetadataAddress() {}

  /** Whether this host of an address is one. */
  static boolean is(String host) {
    String bare = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!NUMBER.matcher(bare).matches()) {
      return NAMES.contains(bare) || HIDDEN_NUMBER.matcher(bare).matches();
    }
    try {
      InetAddress address = InetAddress.getByName(bare);
      return isOne(address) || isOne(within(address));
    } catch (UnknownHostException e) {
      // No clip lies where nothing can lie.
      return true;
    }
  }

  private static boolean isOne(InetAddress address) {
    return address.isLinkLocalAddress() || NUMBERS.contains(address.getHostAddress());
  }

  /** The IPv4 address that ways from one world into the other carry in their last four bytes. */
  private static InetAddress within(InetAddress address) throws UnknownHostException {
    byte[] bytes = address.getAddress();
    return bytes.length > BYTES_BEFORE_IPV4
        ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, BYTES_BEFORE_IPV4, bytes.length))
        : address;
  }
}
