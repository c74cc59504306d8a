/** What every part of Tidemark shares, on nothing but the JDK and two text parsers. */
package io.tidemark.core;
