/** How db-scheduler is to claim, on either database, and only what this worker can do. */
@NullMarked
package dev.kinoport.dbscheduler.claim;

import org.jspecify.annotations.NullMarked;
