package io.tidemark.feeds.rest;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks one vendor, and keeps what it said about a subject together. */
public final class VendorClient {
  private final String vendor;
  private final String base;
  private final ApiKey key;
  private final Requester requester;
  private final VendorProtocol.RowReader reader;

  /** What is asked of a vendor for one subject. */
  @FunctionalInterface
  public interface Script {
    void run(Conversation conversation) throws RequestAbandoned;
  }

  /**
   * @param base address before the paths, without a slash at its end
   * @param reader refuses an answer that is not what the protocol says, so that it is asked again
   */
  public VendorClient(
      String vendor,
      String base,
      ApiKey key,
      Requester requester,
      VendorProtocol.RowReader reader) {
    this.vendor = vendor;
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.key = key;
    this.requester = requester;
    this.reader = reader;
  }

  public String vendor() {
    return vendor;
  }

  public String base() {
    return base;
  }

  /** The present moment. */
  public Instant now() {
    return requester.clock().instant();
  }

  /** The present day, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(requester.clock().instant(), ZoneOffset.UTC);
  }

  /** Runs a script to its end; what it gives up on becomes the subject's failure. */
  public FetchedSubject converse(String subject, Script script) {
    Conversation conversation = new Conversation(subject);
    try {
      script.run(conversation);
      return FetchedSubject.of(conversation.responses).beside(conversation.refused);
    } catch (RequestAbandoned e) {
      return FetchedSubject.failed(
              new VendorFailure(
                  vendor,
                  conversation.resource,
                  subject,
                  e.url(),
                  e.kind(),
                  e.status(),
                  e.attempts(),
                  e.getMessage(),
                  requester.clock().instant()))
          .beside(conversation.all());
    }
  }

  /** The answers of a vendor for one subject so far. */
  public final class Conversation {
    private final String subject;
    private final List<VendorResponse> responses = new ArrayList<>();
    private final List<VendorResponse> refused = new ArrayList<>();
    private String resource = "";

    private Conversation(String subject) {
      this.subject = subject;
    }

    /**
     * Asks for one page and keeps it, and what was answered in its stead before.
     *
     * @param url without the key
     * @return the page
     */
    public VendorResponse ask(String wanted, int page, String url) throws RequestAbandoned {
      resource = wanted;
      Attempt answer =
          requester.get(
              url,
              key,
              body -> reader.parse(vendor, wanted, subject, url, body),
              none -> refused.add(response(page, url, none)));
      VendorResponse response = response(page, url, answer);
      responses.add(response);
      return response;
    }

    private List<VendorResponse> all() {
      return Stream.concat(responses.stream(), refused.stream()).toList();
    }

    private VendorResponse response(int page, String url, Attempt answer) {
      return new VendorResponse(
          vendor,
          resource,
          subject,
          page,
          url,
          answer.status(),
          answer.body(),
          answer.askedAt(),
          answer.endedAt());
    }
  }
}
