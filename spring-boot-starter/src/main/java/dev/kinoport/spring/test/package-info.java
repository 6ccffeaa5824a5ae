/** Tests of an application that uses Kinoport: no network, no money, no waiting, and a bill. */
@NullMarked
package dev.kinoport.spring.test;

import org.jspecify.annotations.NullMarked;
