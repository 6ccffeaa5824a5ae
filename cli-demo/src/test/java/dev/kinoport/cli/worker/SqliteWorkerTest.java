package dev.kinoport.cli;

import java.util.List;

class SqliteWorkerTest extends WorkerCases {
  @Override
  List<String> journal() {
    return List.of();
  }
}
