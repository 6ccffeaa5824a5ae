/** Answers to questions of users who share work among processes; shown in docs/workers.md. */
@org.jspecify.annotations.NullMarked
package dev.kinoport.examples;
