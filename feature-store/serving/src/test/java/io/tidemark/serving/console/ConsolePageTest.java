package io.tidemark.serving.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.ConsoleLake;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser. */
class ConsolePageTest {
  private static Browser browser;

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void noOtherHostWasCalledAndNoErrorReported() {
    List<String> complaints = List.copyOf(browser.complaints());
    List<String> hosts = browser.hosts();
    browser.closeWindows();
    assertThat(hosts).containsExactly(api.server().address().getAuthority());
    assertThat(complaints).isEmpty();
  }

  @Test
  void everySectionShowsItsNumbers() {
    Page page = openFull();
    assertThat(page.locator("h1"))
        .hasText(
            "One ticker is halted, four tickers miss bars, three rows wait for a decision and two"
                + " disputes are open.");
    assertCount(page, "looks", "one halted ticker, two alerts");
    assertCount(page, "failures", "two requests");
    assertCount(page, "coverage", "four tickers miss a session");
    assertCount(page, "reconciliation", "one breach in three counts");
    assertCount(page, "quarantine", "three rows wait");
    assertCount(page, "disputes", "two open of three disputes");
    assertThat(page.locator("#looks")).containsText("one of them missed a split");
    assertThat(page.locator("#failures tbody tr").first())
        .containsText("429 over the vendor's limit");
    assertThat(page.locator("#reconciliation tbody tr").first()).containsText("1 row of 252");
    assertThat(
            page.locator(
                "#coverage td[title='2024-03-01: missing, an outage: the vendor sent no bars at all']"))
        .hasCount(1);
  }

  @Test
  void anEmptyLakeIsDescribedInWords() {
    Page page = open(1200, ColorScheme.LIGHT);
    assertThat(page.locator("h1")).hasText("All quiet. Nothing waits for you this morning.");
    assertThat(page.locator("p.empty"))
        .containsText(
            new String[] {
              "No ticker is halted",
              "Every request was answered.",
              "No vendor has bars yet.",
              "No vendor sent a summary",
              "There are no disputes.",
              "No row waits for a decision.",
              "The vendors agree."
            });
  }

  @Test
  void anApprovalIsSubmittedAndTheRowDisappearsWhenTheTableHasIt() {
    Page page = openFull();
    Locator row = page.locator("#row-9f2c1ab4e07d");
    press(row, "Approve");
    row.getByLabel("Who").fill("ann");
    row.getByLabel("Why").fill("confirmed by the tape");
    press(row, "Approve");
    assertThat(row).containsText("Approved, pending");
    List<DecisionInbox.Waiting> waiting = inbox().waiting();
    assertThat(waiting).hasSize(1);
    DecisionMessage.Words words = (DecisionMessage.Words) waiting.get(0).message();
    assertThat(words.words())
        .singleElement()
        .satisfies(
            word -> {
              assertThat(word.id()).isEqualTo("9f2c1ab4e07d");
              assertThat(word.decision()).isEqualTo(Decision.APPROVE);
              assertThat(word.who()).isEqualTo("ann");
              assertThat(word.why()).isEqualTo("confirmed by the tape");
            });
    page.reload();
    assertThat(row).containsText("Approved, pending");

    inbox().remove(waiting.get(0).key());
    api.lake().others().add("ops.overrides", ConsoleLake.word("9f2c1ab4e07d", "approve"));
    assertThat(page.locator("#row-9f2c1ab4e07d")).containsText("approved by ann");
    assertCount(page, "quarantine", "two rows wait");
    press(page.locator("#row-51d0c7a1b2f3"), "Reject");
    assertThat(page.locator("#row-51d0c7a1b2f3").getByLabel("Who")).hasValue("ann");
  }

  @Test
  void withoutAReasonNothingIsSubmitted() {
    Page page = openFull();
    Locator row = page.locator("#row-51d0c7a1b2f3");
    press(row, "Reject");
    row.getByLabel("Who").fill("ann");
    press(row, "Reject");
    assertThat(row.getByRole(AriaRole.ALERT))
        .hasText("Say why; the reason is kept with the decision.");
    assertThat(row.getByLabel("Why")).isFocused();
    assertThat(inbox().waiting()).isEmpty();
  }

  @Test
  void anOverrideUsesTheSuggestionAndIsOfferedIfThereIsOne() {
    Page page = openFull();
    assertThat(button(page.locator("#row-51d0c7a1b2f3"), "Override with the repair")).hasCount(0);
    Locator row = page.locator("#row-9f2c1ab4e07d");
    press(row, "Override with the repair");
    row.getByLabel("Who").fill("ann");
    row.getByLabel("Why").fill("swapped");
    row.getByLabel("Until").fill("2999-12-31");
    press(row, "Override with the repair");
    assertThat(row).containsText("Overridden, pending");
    assertThat(inbox().waiting()).hasSize(1);
  }

  @Test
  void aHaltIsResolvedOnThePage() {
    Page page = openFull();
    Locator line = page.locator("#looks li").first();
    press(line, "Resolve");
    line.getByLabel("Who").fill("ann");
    line.getByLabel("Why").fill("beta was asked");
    press(line, "Resolve AAPL");
    assertThat(line).containsText("Resolved by ann, pending");
    assertThat(inbox().waiting())
        .singleElement()
        .satisfies(word -> assertThat(word.message()).isInstanceOf(DecisionMessage.Halt.class));
  }

  @Test
  void aDisputeShowsTheClosesOfBothVendors() {
    Page page = openFull();
    Locator dispute = page.locator(".dispute").first();
    dispute.scrollIntoViewIfNeeded();
    assertThat(dispute.locator("path.trace")).hasCount(2);
    assertThat(dispute.locator("rect.disputed")).hasCount(1);
    assertThat(dispute).containsText("missed-split, likely beta is wrong");
    page.locator("#disputes select").nth(1).selectOption("rounding");
    assertThat(page.locator(".dispute")).hasCount(1);
    assertThat(page.locator(".dispute")).containsText("JPM");
  }

  @Test
  void vendorTextIsNeverRunAsHtml() {
    Page page = openFull();
    assertThat(page.locator("#looks")).containsText(ConsoleLake.HOSTILE);
    assertThat(page.locator("#row-0badc0de0bad h3")).containsText(ConsoleLake.HOSTILE);
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page).hasTitle("This morning · Tidemark");
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 420"})
  void itFitsTheWindow(String colours, int width) {
    ConsoleLake.fill(api.lake().others());
    Page page = open(width, ColorScheme.valueOf(colours.toUpperCase(Locale.ROOT)));
    for (Locator dispute : page.locator(".dispute").all()) {
      dispute.scrollIntoViewIfNeeded();
      assertThat(dispute.locator("path.trace")).hasCount(2);
    }
    press(page.locator("#row-9f2c1ab4e07d"), "Approve");
    // Cards that are out of sight are not drawn, so the picture needs a window in which all of them
    // are visible.
    page.setViewportSize(width, 6000);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/morning/%s-%d.png".formatted(colours, width))));
    Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat((Integer) overflow).isLessThanOrEqualTo(0);
  }

  private Page openFull() {
    ConsoleLake.fill(api.lake().others());
    return open(1200, ColorScheme.LIGHT);
  }

  private Page open(int width, ColorScheme colours) {
    Page page = browser.window(width, colours);
    page.navigate(api.server().address() + "/");
    page.locator("body[data-ready]").waitFor();
    return page;
  }

  private DecisionInbox inbox() {
    return new DecisionInbox(api.lake().root());
  }

  private static void assertCount(Page page, String section, String words) {
    assertThat(page.locator("#%s .count".formatted(section))).hasText(words);
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void press(Locator within, String name) {
    button(within, name).click();
  }
}
