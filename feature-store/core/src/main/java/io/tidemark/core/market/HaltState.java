package io.tidemark.core.market;

import java.util.EnumSet;
import java.util.Set;

/** Whether the data of a ticker may be used. */
public enum HaltState {
  /** Never in doubt. */
  OK,
  /** In doubt, but used. */
  DISPUTED,
  /** Left out of every build of features and regimes. */
  HALTED,
  /** It was in doubt or halted, and may be used again. */
  RESOLVED;

  /** The states that may follow this one. */
  public Set<HaltState> next() {
    return switch (this) {
      case OK, RESOLVED -> EnumSet.of(DISPUTED, HALTED);
      case DISPUTED -> EnumSet.of(HALTED, RESOLVED);
      case HALTED -> EnumSet.of(RESOLVED);
    };
  }
}
