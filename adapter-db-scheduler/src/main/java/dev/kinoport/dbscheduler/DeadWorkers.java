package dev.kinoport.dbscheduler;

import dev.kinoport.journal.SendingProcesses;
import java.sql.SQLException;

/**
 * Gives back at once what workers have claimed whose process has certainly ended. Those of whom
 * that is not certain are given up by db-scheduler, for want of heartbeats.
 */
final class DeadWorkers implements Chores.Chore {
  /** Stands in a worker's name before the name of its process. */
  static final String OF_PROCESS = "@";

  private final WakeUps wakeUps;
  private final SendingProcesses processes;
  private final Runnable check;

  /**
   * @param processes who knows whether others live
   * @param check looks for what is due
   */
  DeadWorkers(WakeUps wakeUps, SendingProcesses processes, Runnable check) {
    this.wakeUps = wakeUps;
    this.processes = processes;
    this.check = check;
  }

  @Override
  public boolean run() throws SQLException {
    int released = 0;
    for (String worker : wakeUps.claimants()) {
      if (isDead(worker)) {
        released += wakeUps.release(worker);
      }
    }
    if (released > 0) {
      check.run();
    }
    return true;
  }

  private boolean isDead(String worker) {
    int end = worker.indexOf(OF_PROCESS);
    return end >= 0
        && processes.of(worker.substring(end + OF_PROCESS.length())) == SendingProcesses.Life.GONE;
  }
}
