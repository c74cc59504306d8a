/** Options of file imports: the kind of data and the format. */
package io.tidemark.core.files;
