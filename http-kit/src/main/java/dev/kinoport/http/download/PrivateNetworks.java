package dev.kinoport.http.download;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * The networks that are not the internet: this machine, its neighbours, and where clouds answer
 * questions about themselves. Source: IANA's registries of special-purpose addresses, RFC 6890.
 */
final class PrivateNetworks {
  private static final List<Network> ALL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/128",
              "::1/128",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  /** In the long addresses that carry a short one, the byte where it begins. */
  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(Network.parse("::/96"), 12),
          new Carrier(Network.parse("64:ff9b::/96"), 12),
          new Carrier(Network.parse("2002::/16"), 2));

  private PrivateNetworks() {}

  static boolean have(InetAddress address) {
    return have(address.getAddress());
  }

  private static boolean have(byte[] address) {
    return ALL.stream().anyMatch(network -> network.has(address))
        || CARRIERS.stream()
            .anyMatch(carrier ->
                carrier.network().has(address)
                    && have(Arrays.copyOfRange(address, carrier.at(), carrier.at() + 4)));
  }

  private record Carrier(Network network, int at) {}

  private record Network(ByteString base, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] base = InetAddress.getByName(text.substring(0, slash)).getAddress();
        return new Network(ByteString.of(base), Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(text, e);
      }
    }

    boolean has(byte[] address) {
      if (address.length != base.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ base.getByte(bit / Byte.SIZE)) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
