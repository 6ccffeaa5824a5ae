/**
 * What a service sets about its HTTP with a shop: the key, the address, time-outs, proxies, what a
 * clip may be and where it may come from; each read from the environment or given by a builder, all
 * faults at once.
 */
@NullMarked
package dev.kinoport.http.config;

import org.jspecify.annotations.NullMarked;
