package io.tidemark.workflows.local;

/** A part that this project builds. */
interface JavaPart extends Part {}
