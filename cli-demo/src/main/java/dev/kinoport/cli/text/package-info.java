/** Words for people about states, events, troubles and money, each in one place. */
@NullMarked
package dev.kinoport.cli.text;

import org.jspecify.annotations.NullMarked;
