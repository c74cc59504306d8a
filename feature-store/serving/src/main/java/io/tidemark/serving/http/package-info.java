/** Common parts of all routes: parameters, pages, formats, caching, halts and problems. */
package io.tidemark.serving.http;
