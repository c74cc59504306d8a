/** What is said of files beside their content: what they hold and how they are written. */
package io.tidemark.core.files;
