package io.tidemark.ingest;

import io.tidemark.api.market.LandRequest;
import io.tidemark.ingest.fetch.FetchLog;
import io.tidemark.ingest.land.ResponseRows;
import io.tidemark.ingest.land.RowLoader;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.function.Consumer;

/** Parses the payloads that a fetch stored, validates the rows and loads them. */
public final class LandResponses {
  private final Lake lake;

  public LandResponses(Lake lake) {
    this.lake = lake;
  }

  /**
   * Lands the responses of one fetch.
   *
   * @param stage receives the name of each stage when it begins
   */
  public LandRequest.Result run(LandRequest request, Consumer<String> stage) {
    FetchLog fetch = new FetchLog(lake, request.fetch());
    return new RowLoader(lake)
        .admit(ResponseRows.of(fetch.responses()), request.runKey(), Instant.now(), stage);
  }
}
