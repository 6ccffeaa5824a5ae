package dev.kinoport.dbscheduler;

/**
 * Why there can be no scheduler on a database.
 *
 * @param reason for people: what is wrong and what to do; holds no secret
 */
public record SchedulerFault(String reason) {}
