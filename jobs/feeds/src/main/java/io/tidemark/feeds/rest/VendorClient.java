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

/** Sends requests to one vendor and collects the responses of each subject. */
public final class VendorClient {
  private final String vendor;
  private final String base;
  private final ApiKey key;
  private final Requester requester;
  private final VendorProtocol.RowReader reader;

  /** The requests for one subject. */
  @FunctionalInterface
  public interface Script {
    void run(Conversation conversation) throws RequestAbandoned;
  }

  /**
   * @param base base address without a trailing slash
   * @param reader refuses a response that does not match the protocol, so that it is retried
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

  /** The current time. */
  public Instant now() {
    return requester.clock().instant();
  }

  /** The current date in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(requester.clock().instant(), ZoneOffset.UTC);
  }

  /** Runs the requests of a subject; a request that is given up becomes the subject's failure. */
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

  /** The responses for one subject so far. */
  public final class Conversation {
    private final String subject;
    private final List<VendorResponse> responses = new ArrayList<>();
    private final List<VendorResponse> refused = new ArrayList<>();
    private String resource = "";

    private Conversation(String subject) {
      this.subject = subject;
    }

    /**
     * Requests one page and stores it, together with rejected responses to the same request.
     *
     * @param url address without the key
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
