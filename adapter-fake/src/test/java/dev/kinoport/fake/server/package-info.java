/** The wire-true server, faced with clients that know nothing of it. */
@NullMarked
package dev.kinoport.fake.server;

import org.jspecify.annotations.NullMarked;
