package dev.kinoport.chaos;

import dev.kinoport.provider.ProviderName;
import java.nio.file.Path;
import java.util.List;

/** A provider, and the network on the way to it. Used by one thread. */
final class RelayedServer implements AutoCloseable {
  private final ServerProcess server;
  private final Relay relay = new Relay();

  /** Begins to start it. Workers reach it once it is {@link #connect connected}. */
  RelayedServer(ProviderName name, Path folder) {
    server = new ServerProcess(name, folder);
  }

  /** Waits until it has started, and leads to it. */
  void connect() {
    relay.to(server.port());
  }

  /** Where workers find it; stays the same when it is killed. */
  ProviderAddress address() {
    return new ProviderAddress(server.name(), relay.address());
  }

  void cut() {
    relay.cut();
  }

  void down() {
    relay.down();
  }

  void up() {
    relay.up();
  }

  void restart() {
    server.kill();
    server.restart();
    connect();
  }

  List<Charge> bill() {
    return server.bill();
  }

  @Override
  public void close() {
    relay.close();
    server.close();
  }
}
