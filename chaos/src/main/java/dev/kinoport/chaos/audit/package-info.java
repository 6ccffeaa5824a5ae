/** The journal, the clips and who wrote what, held against the providers' bills. */
@NullMarked
package dev.kinoport.chaos.audit;

import org.jspecify.annotations.NullMarked;
