package dev.kinoport.jdbc.session;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A new connection for whoever asks, from the driver that knows the URL. */
public final class DriverSource implements DataSource {
  private final String url;
  private final Properties properties;
  private final String driver;

  /**
   * Connects to this URL.
   *
   * @param driver artifact that knows it, for people
   */
  public DriverSource(String url, Properties properties, String driver) {
    this.url = url;
    this.properties = properties;
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    // Asked first, because the other call's complaint holds the URL, and that may hold a password.
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new SQLException(driver, DatabaseFault.NO_DRIVER_STATE, e);
    }
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("user and password stand in the URL");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("writes no log");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("stands in the URL");
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("writes no log");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
