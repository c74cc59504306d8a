package io.tidemark.ingest.inspect.coverage;

import java.time.LocalDate;

/** A session on which a vendor should have a bar and has none. */
public record MissingBar(String vendor, LocalDate date, MissingReason reason) {}
