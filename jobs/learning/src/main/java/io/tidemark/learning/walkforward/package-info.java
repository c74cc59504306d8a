/** Test windows that walk forward through history, each behind a purge and an embargo. */
package io.tidemark.learning.walkforward;
