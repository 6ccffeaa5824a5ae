package dev.kinoport.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

  BrokenSource(String url) {
    this.url = url;
  }

  /** Cuts one commit, the next. */
  void cut(Cut place) {
    next.set(place);
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> connection(DriverManager.getConnection(url)));
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("createStatement")
                ? statement(real, real.createStatement())
                : call(method, real, arguments));
  }

  private Statement statement(Connection connection, Statement real) {
    return proxy(
        Statement.class,
        (proxy, method, arguments) -> {
          boolean isCommit = arguments != null && "COMMIT".equals(arguments[0]);
          return switch (isCommit ? next.getAndSet(Cut.NOWHERE) : Cut.NOWHERE) {
            case NOWHERE -> call(method, real, arguments);
            case BEFORE_THE_COMMIT -> {
              connection.close();
              throw lost();
            }
            case AFTER_THE_COMMIT -> {
              var unused = call(method, real, arguments);
              connection.close();
              throw lost();
            }
          };
        });
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
