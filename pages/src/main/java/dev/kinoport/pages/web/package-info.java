/** What every page needs: its frame, its files, its forms, and whom it lets do something. */
@NullMarked
package dev.kinoport.pages.web;

import org.jspecify.annotations.NullMarked;
