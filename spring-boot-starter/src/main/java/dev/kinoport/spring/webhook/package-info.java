/** What providers tell an application by themselves, taken by Spring MVC. */
@NullMarked
package dev.kinoport.spring.webhook;

import org.jspecify.annotations.NullMarked;
