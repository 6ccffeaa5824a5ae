package dev.kinoport.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Places for streams that stay open: as many as half of the files that this process may open, and
 * 10,000 at most. Who finds none is told, and asks instead.
 *
 * <p>Whoever looks for a connection goes through all of a pool, also through those that are taken:
 * with thousands in one pool every call takes milliseconds. So some dozens share a pool, the first
 * with all other calls, which then find the connections that ended streams have left.
 *
 * <p>Safe for use by many threads.
 */
public final class StreamPlaces {
  private static final int EACH = 64;
  private static final int MOST = 10_000;

  /** Where nobody says how many files there may be. */
  private static final int USUAL = 1_000;

  private static final long SHORT_S = 5;

  private final OkHttpClient client;
  private final IntSupplier limit;
  private final List<Pool> pools = new ArrayList<>();
  private int taken;
  private int most = -1;

  /** A pool of connections, and how many streams are in it. */
  private static final class Pool {
    private final OkHttpClient client;
    private int taken;

    private Pool(OkHttpClient client) {
      this.client = client;
    }
  }

  StreamPlaces(OkHttpClient client) {
    this(client, StreamPlaces::halfOfTheFiles);
  }

  /**
   * @param limit how many at most; asked once, with the first stream
   */
  StreamPlaces(OkHttpClient client, IntSupplier limit) {
    this.client = client;
    this.limit = limit;
    pools.add(new Pool(client));
  }

  /** A place for one stream. */
  public final class Place {
    private final Pool pool;

    private Place(Pool pool) {
      this.pool = pool;
    }

    /** The client to open it with. */
    public OkHttpClient client() {
      return pool.client;
    }

    /** The same, giving the place back behind it: either is called once. */
    public Callback leavingAfter(Callback callback) {
      return new Callback() {
        @Override
        public void onFailure(Call call, IOException failure) {
          try {
            callback.onFailure(call, failure);
          } finally {
            leave(pool);
          }
        }

        @Override
        public void onResponse(Call call, Response response) throws IOException {
          try {
            callback.onResponse(call, response);
          } finally {
            leave(pool);
          }
        }
      };
    }
  }

  /** Takes a place; none if all are taken. */
  public synchronized Option<Place> take() {
    most = most < 0 ? limit.getAsInt() : most;
    if (taken >= most) {
      return Option.none();
    }
    Pool pool = withRoom();
    pool.taken++;
    taken++;
    return Option.of(new Place(pool));
  }

  private Pool withRoom() {
    for (Pool pool : pools) {
      if (pool.taken < EACH) {
        return pool;
      }
    }
    Pool further =
        new Pool(
            client
                .newBuilder()
                .connectionPool(new ConnectionPool(1, SHORT_S, TimeUnit.SECONDS))
                .build());
    pools.add(further);
    return further;
  }

  private synchronized void leave(Pool pool) {
    pool.taken--;
    taken--;
  }

  /** How many are taken. */
  public synchronized int taken() {
    return taken;
  }

  /** Lets go of connections that nobody else uses. */
  synchronized void close() {
    pools.stream().skip(1).forEach(pool -> pool.client.connectionPool().evictAll());
  }

  private static int halfOfTheFiles() {
    try {
      return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
          ? Math.clamp(unix.getMaxFileDescriptorCount() / 2, 1, MOST)
          : USUAL;
    } catch (LinkageError e) {
      return USUAL; // an image of the JDK without its management
    }
  }
}
