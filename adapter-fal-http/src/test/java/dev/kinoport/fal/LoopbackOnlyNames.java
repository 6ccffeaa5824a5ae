package dev.kinoport.fal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * The name look-up of every JVM that runs these tests: it knows this machine and nobody else, so
 * that no test reaches a real host, whatever it forgets. A live run, which names its limit in US
 * dollars, looks names up as usual.
 */
public final class LoopbackOnlyNames extends InetAddressResolverProvider {
  /** Says that this is a live run, and how much it may spend in all, in US dollars. */
  static final String LIMIT = "live.spend";

  /** Made by the JVM. */
  public LoopbackOnlyNames() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver usual = configuration.builtinResolver();
    return System.getProperty(LIMIT, "").isBlank() ? new Loopback(usual) : usual;
  }

  @Override
  public String name() {
    return "loopback only";
  }

  private record Loopback(InetAddressResolver usual) implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      if (!host.equals("localhost")) {
        throw new UnknownHostException(host + ": tests reach nothing but this machine");
      }
      return usual.lookupByName(host, policy);
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      throw new UnknownHostException("tests ask nobody for names");
    }
  }
}
