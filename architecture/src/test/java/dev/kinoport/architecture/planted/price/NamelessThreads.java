package dev.kinoport.architecture.planted.price;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Core that starts threads which nobody can tell apart. */
final class NamelessThreads {
  private NamelessThreads() {}

  static void virtual(Runnable task) {
    Thread.startVirtualThread(task);
  }

  static Executor each() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  static Thread platform(Runnable task) {
    return new Thread(task);
  }
}
