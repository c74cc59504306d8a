/** The page of a report on features: what was found, section by section. */
package io.tidemark.features.factors.page;
