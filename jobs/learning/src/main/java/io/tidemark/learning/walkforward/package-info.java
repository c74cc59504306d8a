/** Walk-forward evaluation with a purge and an embargo before each test window. */
package io.tidemark.learning.walkforward;
