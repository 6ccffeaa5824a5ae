package dev.kinoport.cli.worker;

import java.util.List;

class SqliteWorkerTest extends WorkerCases {
  @Override
  List<String> journal() {
    return List.of();
  }
}
