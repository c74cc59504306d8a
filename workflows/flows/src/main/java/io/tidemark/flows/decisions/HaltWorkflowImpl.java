package io.tidemark.flows.decisions;

import io.temporal.workflow.Workflow;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.flows.steps.Activities;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Processes one signal after the other. */
public final class HaltWorkflowImpl implements HaltWorkflow {
  /** After this number of signals a new run continues, which limits the length of the history. */
  static final int SIGNALS_A_RUN = 50;

  private record Move(String key, HaltState state, String who, String why, LocalDate date) {}

  private final Queue<Move> waiting = new ArrayDeque<>();
  private SeenKeys taken = new SeenKeys(List.of());
  private HaltState state = HaltState.OK;
  private String trouble = "";

  @Override
  public void run(HaltView carried) {
    if (carried != null) {
      taken = new SeenKeys(carried.taken());
      state = carried.state();
      trouble = carried.trouble();
    }
    for (int signals = 0; signals < SIGNALS_A_RUN || !waiting.isEmpty(); signals++) {
      Workflow.await(() -> !waiting.isEmpty());
      carryOut(waiting.element());
      waiting.remove();
    }
    Workflow.newContinueAsNewStub(HaltWorkflow.class).run(state());
  }

  @Override
  public void dispute(String who, String why, LocalDate date, String key) {
    waiting.add(new Move(key, HaltState.DISPUTED, who, why, date));
  }

  @Override
  public void halt(String who, String why, LocalDate date, String key) {
    waiting.add(new Move(key, HaltState.HALTED, who, why, date));
  }

  @Override
  public void resolve(String who, String why, String key) {
    waiting.add(new Move(key, HaltState.RESOLVED, who, why, null));
  }

  @Override
  public HaltView state() {
    return new HaltView(ticker(), state, waiting.size(), trouble, taken.all());
  }

  private void carryOut(Move move) {
    RunKey key = PersistentRetry.key(move.key());
    if (!taken.isNew(key)) {
      return;
    }
    try {
      HaltRequest job =
          new HaltRequest(
              key.step("halt"), ticker(), move.state(), move.who(), move.why(), move.date());
      String purpose = ticker() + " becomes " + move.state();
      state = PersistentRetry.with(() -> Activities.run(purpose, job), this::say).state();
      say("");
    } catch (UserFault e) {
      say(e.getMessage());
    }
  }

  private void say(String words) {
    trouble = words;
    Workflow.setCurrentDetails(words.isEmpty() ? state.name() : state + ". " + words);
  }

  private static String ticker() {
    String id = Workflow.getInfo().getWorkflowId();
    return id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
  }
}
