/**
 * What every adapter must do, one contract per port: abstract classes of tests. An adapter's own
 * test extends the contract of its port and says only how its subject is made and what world it
 * stands before; the tests are the contract's, and nobody changes them.
 */
@NullMarked
package dev.kinoport.testkit;

import org.jspecify.annotations.NullMarked;
