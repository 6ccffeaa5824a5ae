package dev.kinoport.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that break off at the next commit, before it is done or right after. */
final class BrokenSource {
  /** Where the line is cut. */
  enum Cut {
    NOWHERE,
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT
  }

  private final String url;
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NOWHERE);
  private final AtomicReference<Cut> later = new AtomicReference<>(Cut.NOWHERE);
  private final AtomicInteger commits = new AtomicInteger();
  private volatile @Nullable Exception whenGivenBack;
  private volatile Runnable whenAsked = () -> {};
  private volatile boolean isSilentAfterwards;
  private volatile boolean isSilent;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  BrokenSource(String url) {
    this.url = url;
  }

  /** Cuts one commit, the next; until then all is well again. */
  void cut(Cut place) {
    isSilent = false;
    isSilentAfterwards = false;
    next.set(place);
  }

  /** The same, and nobody answers any more after the cut. */
  void cutForGood(Cut place) {
    cut(place);
    isSilentAfterwards = true;
  }

  /** Cuts the commit after the next. */
  void cutTheSecond(Cut place) {
    later.set(place);
  }

  /** From now on whoever gives a connection back meets this. */
  void failWhenGivenBack(Exception trouble) {
    whenGivenBack = trouble;
  }

  /** From now on this is done, or thrown, before each connection is given out. */
  void whenAsked(Runnable first) {
    whenAsked = first;
  }

  /** Holds all commits back until this is open. */
  void hold(CountDownLatch until) {
    gate = until;
  }

  /** How many commits there were. */
  int commits() {
    return commits.get();
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          whenAsked.run();
          if (isSilent) {
            throw lost();
          }
          return connection(DriverManager.getConnection(url));
        });
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object answer = call(method, real, arguments);
          Exception trouble = whenGivenBack;
          if (trouble != null && method.getName().equals("close")) {
            throw trouble;
          }
          return isCommit(method, arguments)
              ? commit(real, (PreparedStatement) Objects.requireNonNull(answer))
              : answer;
        });
  }

  private static boolean isCommit(Method method, Object @Nullable [] arguments) {
    return method.getName().equals("prepareStatement")
        && arguments != null
        && String.valueOf(arguments[0]).endsWith("COMMIT");
  }

  private PreparedStatement commit(Connection connection, PreparedStatement real) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) ->
            method.getName().equals("execute")
                ? cut(connection, () -> call(method, real, arguments))
                : call(method, real, arguments));
  }

  /** Does something with a real connection. */
  private interface Real {
    @Nullable Object run() throws Throwable;
  }

  private @Nullable Object cut(Connection connection, Real commit) throws Throwable {
    gate.await();
    commits.incrementAndGet();
    Cut place = next.getAndSet(later.getAndSet(Cut.NOWHERE));
    Object answer = place == Cut.BEFORE_THE_COMMIT ? null : commit.run();
    if (place == Cut.NOWHERE) {
      return answer;
    }
    isSilent = isSilentAfterwards;
    connection.close();
    throw lost();
  }

  private static SQLException lost() {
    return new SQLException("the line was cut", "08006");
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
