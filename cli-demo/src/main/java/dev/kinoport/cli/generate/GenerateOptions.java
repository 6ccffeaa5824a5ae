package dev.kinoport.cli.generate;

import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.ClipHostOptions;
import dev.kinoport.cli.option.OutputOptions;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.TermsOptions;
import java.nio.file.Path;

/**
 * All that was said to {@code kinoport generate}.
 *
 * @param request what the clip shall be like
 * @param terms under which conditions
 * @param clipHosts from where its clip may come too
 * @param output where it goes
 * @param backend who makes it
 * @param state where what must not be lost is kept
 * @param dryRun whether to stop before anything is sent
 * @param answer how to answer
 */
record GenerateOptions(
    RequestOptions request,
    TermsOptions terms,
    ClipHostOptions clipHosts,
    OutputOptions output,
    BackendOptions backend,
    StateOptions state,
    boolean dryRun,
    AnswerOptions answer) {
  /** The same, with the clip in a file that is gone once its bytes are put out. */
  GenerateOptions through(Path file) {
    return new GenerateOptions(
        request, terms, clipHosts, output.through(file), backend, state, dryRun, answer);
  }
}
