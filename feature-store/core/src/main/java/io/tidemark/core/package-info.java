/** Types that every part of Tidemark shares. They depend on the JDK and two text parsers only. */
package io.tidemark.core;
