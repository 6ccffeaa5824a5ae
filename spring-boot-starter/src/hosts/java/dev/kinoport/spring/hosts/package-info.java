/** Applications with migrations of their own, tested on Spring Boot 3.5 and on 4. */
@NullMarked
package dev.kinoport.spring.hosts;

import org.jspecify.annotations.NullMarked;
