package io.tidemark.cli.market;

import io.tidemark.views.explain.Explanation;
import io.tidemark.views.explain.Factor;
import io.tidemark.views.explain.Payload;
import io.tidemark.views.explain.RawBar;
import io.tidemark.views.explain.VendorVote;
import io.tidemark.views.ops.DisputeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The provenance of a price as text for people. */
final class ExplanationText {
  private static final int HASH_LENGTH = 12;

  private final List<String> lines = new ArrayList<>();

  private ExplanationText() {}

  static List<String> lines(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.price(explanation);
    text.votes(explanation);
    text.bars(explanation);
    text.factors(explanation);
    text.disputes(explanation);
    text.actionDisputes(explanation);
    text.payloads(explanation);
    return text.lines;
  }

  private void price(Explanation of) {
    lines.add(
        "%s on %s, reconciled from %s, as known at %s"
            .formatted(of.ticker(), of.date(), of.sources().replace("+", ", "), of.asOf()));
    lines.add(
        of.price()
            .map(
                price ->
                    "close %s, %s%s, known at %s"
                        .formatted(
                            ArgumentText.price(price.close()),
                            price.status(),
                            price.vendor().isEmpty() ? "" : ", the bar of " + price.vendor(),
                            price.knownAt()))
            .orElse("there is no reconciled price"));
  }

  private void votes(Explanation of) {
    section(
        "Votes",
        new TableColumns<VendorVote>()
            .add("vendor", VendorVote::vendor)
            .add("vote", vote -> vote.stand().label())
            .add("close", vote -> vote.close().map(ArgumentText::price).orElse(""))
            .add("percent", ExplanationText::percent)
            .add("rules", vote -> String.join(",", vote.rules()))
            .lines(of.votes()));
  }

  private static String percent(VendorVote vote) {
    return vote.percent().map(by -> String.format(Locale.ROOT, "%+.3f %%", by)).orElse("");
  }

  private void bars(Explanation of) {
    if (of.bars().isEmpty()) {
      section("Bars", List.of("no vendor has a bar of the day"));
      return;
    }
    section(
        "Bars",
        new TableColumns<RawBar>()
            .add("vendor", RawBar::vendor)
            .add("open", bar -> ArgumentText.price(bar.open()))
            .add("high", bar -> ArgumentText.price(bar.high()))
            .add("low", bar -> ArgumentText.price(bar.low()))
            .add("close", bar -> ArgumentText.price(bar.close()))
            .add("volume", bar -> ArgumentText.shares(bar.volume()))
            .add("vwap", bar -> ArgumentText.price(bar.vwap()))
            .add("adj_close", bar -> ArgumentText.price(bar.adjClose()))
            .add("known", RawBar::knownAt)
            .add("place", RawBar::place)
            .add("payload", bar -> head(bar.payload()))
            .lines(of.bars()));
    of.bars().forEach(this::putIn);
  }

  private void putIn(RawBar bar) {
    bar.putIn()
        .ifPresent(
            word ->
                lines.add(
                    "%s's bar of %s was overridden by %s (%s), %s%s, in place of row %s of the quarantine"
                        .formatted(
                            bar.vendor(),
                            bar.knownAt(),
                            word.who(),
                            word.why(),
                            word.state().label(),
                            word.until().map(until -> ", until " + until).orElse(""),
                            word.row())));
  }

  private void factors(Explanation of) {
    if (of.factors().isEmpty()) {
      section("Factors", List.of("no split and no dividend since"));
      return;
    }
    section(
        "Factors, from the day on",
        new TableColumns<Factor>()
            .add("ex-date", Factor::exDate)
            .add("kind", step -> step.kind().name().toLowerCase(Locale.ROOT))
            .add("amount", Factor::amount)
            .add("factor", step -> ArgumentText.factor(step.factor()))
            .add("splits", step -> ArgumentText.factor(step.splitChain()))
            .add("dividends", step -> ArgumentText.factor(step.dividendChain()))
            .add("listed by", step -> String.join(",", step.listedBy().keySet()))
            .lines(of.factors()));
  }

  private void disputes(Explanation of) {
    if (!of.disputes().isEmpty()) {
      section(
          "Disputes",
          new TableColumns<DisputeRecord>()
              .add("field", DisputeRecord::field)
              .add("values", DisputeRecord::values)
              .add("verdict", DisputeRecord::verdict)
              .add("state", DisputeRecord::state)
              .add("evidence", DisputeRecord::evidence)
              .lines(of.disputes()));
    }
  }

  private void actionDisputes(Explanation of) {
    if (!of.actionDisputes().isEmpty()) {
      section(
          "Disputed splits and dividends since",
          new TableColumns<DisputeRecord>()
              .add("ex-date", DisputeRecord::date)
              .add("field", DisputeRecord::field)
              .add("values", DisputeRecord::values)
              .add("verdict", DisputeRecord::verdict)
              .add("evidence", DisputeRecord::evidence)
              .lines(of.actionDisputes()));
    }
  }

  private void payloads(Explanation of) {
    List<String> places = new ArrayList<>();
    for (Payload payload : of.payloads()) {
      payload
          .files()
          .forEach(
              file ->
                  places.add(
                      "%s  %s  %s".formatted(head(payload.sha256()), file.name(), file.path())));
      payload
          .responses()
          .forEach(
              answer ->
                  places.add(
                      "%s  %s  HTTP %d at %s"
                          .formatted(
                              head(payload.sha256()),
                              answer.url(),
                              answer.status(),
                              answer.knownAt())));
    }
    if (!places.isEmpty()) {
      section("Bytes", places);
    }
  }

  private void section(String title, List<String> content) {
    lines.add("");
    lines.add(title);
    content.forEach(line -> lines.add("  " + line));
  }

  private static String head(String hash) {
    return hash.substring(0, Math.min(HASH_LENGTH, hash.length()));
  }
}
