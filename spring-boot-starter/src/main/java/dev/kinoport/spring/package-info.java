/**
 * Kinoport in a Spring Boot application: what {@code application.properties} says becomes a {@link
 * dev.kinoport.Kinoport} bean that starts, resumes and stops with the application. Works with
 * Spring Boot 3.5 and 4.
 */
@NullMarked
package dev.kinoport.spring;

import org.jspecify.annotations.NullMarked;
