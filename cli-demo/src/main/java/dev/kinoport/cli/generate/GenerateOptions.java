package dev.kinoport.cli;

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
    AnswerOptions answer) {}
