/**
 * Wake-ups in a SQL database that one worker or many share. db-scheduler decides who does the next
 * step of a generation; the journal decides whether that step may be done. {@link
 * dev.kinoport.dbscheduler.WorkerScheduler} is the way in.
 *
 * <p>The way of a wake-up: {@code WakeUps} keeps it as a row, {@code claim} gives the row to one
 * worker, {@code Steps} has the engine take the step, and {@code Settlement} gives the row back
 * with the time of the next one, or without. {@code Sweep} puts back rows that were lost, {@code
 * RestWatch} finds what others have brought to rest.
 */
@NullMarked
package dev.kinoport.dbscheduler;

import org.jspecify.annotations.NullMarked;
