/**
 * HTTP with a shop, whichever it is: a paid request passes {@link dev.kinoport.http.Departure} once
 * and is sent by nobody again, answers are bounded, and the key goes to the shop alone. Names no
 * shop; internal, although what other packages use is public.
 */
@NullMarked
package dev.kinoport.http;

import org.jspecify.annotations.NullMarked;
