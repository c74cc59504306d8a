package io.tidemark.core.market;

import java.io.Serializable;
import java.time.Instant;

/** A split or dividend, and when it was first known. */
public record KnownAction(CorporateAction action, Instant knownAt) implements Serializable {}
