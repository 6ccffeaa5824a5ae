/**
 * Makes AI video without paying twice and without losing a clip that was paid for. {@link
 * dev.kinoport.Kinoport} is the way in.
 *
 * <p>The way of a request: {@code request} checks a draft against what an {@code offer} takes,
 * {@code price} says what it costs, and {@code Planner} here makes a plan of it and admits it.
 * {@code journal} writes the order down before anything is sent. {@code engine} moves it on, a step
 * at a time, by what {@code generation} says comes next; it sends, asks and fetches through {@code
 * provider}, waits through {@code time}, and keeps the clip through {@code clip}. {@code view}
 * shows where it is. The stations, each with its promise, are in docs/architecture.md.
 */
@NullMarked
package dev.kinoport;

import org.jspecify.annotations.NullMarked;
