/** Routes, their parameters, their answers and their problems. */
package io.tidemark.serving.http;
