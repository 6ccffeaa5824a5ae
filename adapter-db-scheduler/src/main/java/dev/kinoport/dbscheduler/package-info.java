/**
 * Wake-ups in a SQL database that one worker or many share. db-scheduler decides who does the next
 * step of a generation; the journal decides whether that step may be done.
 */
@NullMarked
package dev.kinoport.dbscheduler;

import org.jspecify.annotations.NullMarked;
