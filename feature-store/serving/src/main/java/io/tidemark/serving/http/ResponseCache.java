package io.tidemark.serving.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bodies of answers by their tags, up to a number of bytes: those longest unasked for go first. A
 * tag names all that a body was made of, so a body that is here is right.
 */
public final class ResponseCache {
  private final Map<String, byte[]> bodies = new LinkedHashMap<>(64, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  public ResponseCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The body, made where it is not here; two that ask at once may both make it. */
  public byte[] get(String tag, Supplier<byte[]> maker) {
    byte[] known = find(tag);
    if (known != null) {
      return known;
    }
    byte[] made = maker.get();
    keep(tag, made);
    return made;
  }

  private synchronized byte[] find(String tag) {
    return bodies.get(tag);
  }

  private synchronized void keep(String tag, byte[] body) {
    byte[] before = bodies.put(tag, body);
    bytes += body.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = bodies.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }
}
