package dev.kinoport.chaos.server;

import dev.kinoport.chaos.worker.Selling;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.provider.ProviderName;
import java.nio.file.Path;
import java.util.List;

/** A provider, and the network on the way to it. Used by one thread. */
public final class RelayedServer implements AutoCloseable {
  private final ServerProcess server;
  private final CuttableNetwork relay = new CuttableNetwork();

  /** Begins to start it. Workers reach it once it is {@link #connect connected}. */
  public RelayedServer(ProviderName name, Path folder, Selling selling) {
    server = new ServerProcess(name, folder, selling);
  }

  /** Waits until it has started, and leads to it. */
  public void connect() {
    relay.to(server.port());
  }

  /** Where workers find it; stays the same when it is killed. */
  public ServedProvider address() {
    return new ServedProvider(server.name(), relay.address());
  }

  public void cut() {
    relay.cut();
  }

  public void down() {
    relay.down();
  }

  public void up() {
    relay.up();
  }

  public void restart() {
    server.kill();
    server.restart();
    connect();
  }

  public List<BillEntry> bill() {
    return server.bill();
  }

  @Override
  public void close() {
    relay.close();
    server.close();
  }
}
