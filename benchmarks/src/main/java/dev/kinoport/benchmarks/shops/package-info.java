/** What a clip costs at each shop, beside the shop's own client. */
@NullMarked
package dev.kinoport.benchmarks.shops;

import org.jspecify.annotations.NullMarked;
