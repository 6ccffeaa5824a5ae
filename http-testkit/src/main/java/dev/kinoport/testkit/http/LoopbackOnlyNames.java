package dev.kinoport.testkit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * The name look-up of every JVM that runs these tests: it knows this machine and nobody else, so
 * that no test reaches a real host, whatever it forgets. A live run looks names up as usual.
 */
public final class LoopbackOnlyNames extends InetAddressResolverProvider {
  /** Said by the Maven profile of live runs, and by nothing else. */
  private static final String LIVE = "dev.kinoport.live";

  /** Made by the JVM. */
  public LoopbackOnlyNames() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver usual = configuration.builtinResolver();
    return Boolean.getBoolean(LIVE) ? usual : new Loopback(usual);
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
