package io.tidemark.feeds.files.text;

import io.tidemark.core.UserFault;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a file as characters: unpacked if its first bytes are those of gzip, decoded as UTF-16 if
 * it has such a byte-order mark, else as UTF-8, or as ISO-8859-1 if any byte is not valid UTF-8.
 * The byte-order mark is removed.
 */
public final class FileText {
  private static final int MAGIC_LENGTH = 4;
  private static final int BUFFER = 1 << 16;
  private static final int BEGINNING = 1024;

  /** The UTF-8 byte-order mark decoded as ISO-8859-1. */
  private static final String MISREAD_MARK = "\u00ef\u00bb\u00bf";

  private FileText() {}

  /** Reads the characters. */
  public interface Use<T> {
    T of(BufferedReader text) throws IOException;
  }

  /**
   * Opens, uses and closes a file.
   *
   * @throws UserFault if there is no such file or its bytes are not text
   */
  public static <T> T with(Path file, Use<T> use) {
    return with(file, charsetOf(file), use);
  }

  /**
   * The same for a file with a known charset, which saves one pass over the file.
   *
   * @throws UserFault if there is no such file or its bytes are not text
   */
  public static <T> T with(Path file, String charset, Use<T> use) {
    return readable(
        file,
        () -> {
          try (BufferedReader text =
              new BufferedReader(
                  new InputStreamReader(open(file), Charset.forName(charset)), BUFFER)) {
            skipMark(text);
            refuseBinary(text, file);
            return use.of(text);
          }
        });
  }

  /**
   * The name of a file's charset.
   *
   * @throws UserFault as {@link #with}
   */
  public static String charsetOf(Path file) {
    return readable(file, () -> charset(file).name());
  }

  private interface FileAccess<T> {
    T read() throws IOException;
  }

  private static <T> T readable(Path file, FileAccess<T> access) {
    try {
      return access.read();
    } catch (NoSuchFileException e) {
      throw new UserFault("%s: there is no such file".formatted(file), e);
    } catch (EOFException | ZipException e) {
      throw new UserFault(
          "%s: the gzip data is damaged or cut short (%s); unpack it again from its source"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file + " failed", e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      bytes.mark(MAGIC_LENGTH);
      String magic = new String(bytes.readNBytes(MAGIC_LENGTH), StandardCharsets.ISO_8859_1);
      bytes.reset();
      if (magic.startsWith("PK\u0003\u0004") || magic.equals("PAR1")) {
        throw new UserFault(
            "%s: is %s, not delimited text; %s"
                .formatted(
                    file,
                    magic.equals("PAR1") ? "Parquet" : "a zip archive",
                    magic.equals("PAR1") ? "name it *.parquet" : "unpack it first"));
      }
      return magic.startsWith("\u001f\u008b") ? new GZIPInputStream(bytes, BUFFER) : bytes;
    } catch (IOException | UserFault e) {
      bytes.close();
      throw e;
    }
  }

  /** Detects the charset from all bytes, because a single byte near the end can decide. */
  private static Charset charset(Path file) throws IOException {
    if (hasWideMark(file)) {
      return StandardCharsets.UTF_16;
    }
    try (Reader strict =
        new InputStreamReader(
            open(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      char[] buffer = new char[BUFFER];
      int read;
      do {
        read = strict.read(buffer);
      } while (read >= 0);
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static boolean hasWideMark(Path file) throws IOException {
    try (InputStream bytes = open(file)) {
      byte[] mark = bytes.readNBytes(2);
      int both = mark.length < 2 ? 0 : ((mark[0] & 0xff) << 8) | (mark[1] & 0xff);
      return both == 0xfeff || both == 0xfffe;
    }
  }

  /** Refuses a file with control characters at its beginning, which is not text. */
  private static void refuseBinary(BufferedReader text, Path file) throws IOException {
    text.mark(BEGINNING);
    char[] beginning = new char[BEGINNING];
    int length = text.read(beginning);
    text.reset();
    for (int i = 0; i < length; i++) {
      if (beginning[i] < ' ' && !Character.isWhitespace(beginning[i])) {
        throw new UserFault(
            "%s: is neither text nor gzipped text; give CSV or Parquet, text in UTF-8, UTF-16 with a byte-order mark, or ISO-8859-1"
                .formatted(file));
      }
    }
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(MISREAD_MARK.length());
    char[] start = new char[MISREAD_MARK.length()];
    int length = Math.max(0, text.read(start));
    text.reset();
    if (length > 0 && start[0] == '\ufeff') {
      text.skip(1);
    } else if (new String(start, 0, length).equals(MISREAD_MARK)) {
      text.skip(MISREAD_MARK.length());
    }
  }
}
