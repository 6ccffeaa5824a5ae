package dev.kinoport.model;

import java.time.LocalDate;

/**
 * Where the facts about a model come from.
 *
 * @param source which page or document
 * @param checked when it was read
 * @param verifiedLive whether a real request has confirmed them
 */
public record Provenance(String source, LocalDate checked, boolean verifiedLive) {}
