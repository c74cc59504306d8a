package io.tidemark.ingest.inspect.alerts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Captures all log lines, including exceptions, while it is open. */
public final class LogLines extends AbstractAppender implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

  public LogLines() {
    super("lines", null, null, false, Property.EMPTY_ARRAY);
    start();
    context.getRootLogger().addAppender(this);
  }

  @Override
  public void append(LogEvent event) {
    lines.add(
        "%s %s %s"
            .formatted(
                event.getLevel(), event.getMessage().getFormattedMessage(), event.getThrown()));
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    context.getRootLogger().removeAppender(this);
    stop();
  }
}
