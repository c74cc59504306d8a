package io.tidemark.simulation.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultMixTest {
  @Test
  void anEmptySettingIsTheDefaultMixAndNoneIsNone() {
    assertThat(FaultMix.of(" ")).isEqualTo(FaultMix.USUAL);
    assertThat(FaultMix.of("none")).isEqualTo(FaultMix.NONE);
    assertThat(FaultMix.NONE.rate(FaultName.RESET)).isZero();
  }

  @Test
  void namesMayHaveAProbability() {
    FaultMix mix = FaultMix.of("late:0.5, throttle-silent,reset:1");

    assertThat(mix.usual()).isFalse();
    assertThat(mix.rates())
        .isEqualTo(
            Map.of(
                FaultName.LATE, 0.5,
                FaultName.THROTTLE_SILENT, FaultName.THROTTLE_SILENT.usualRate(),
                FaultName.RESET, 1.0));
  }

  @Test
  void anUnknownNameIsRefusedWithAllNames() {
    assertThatThrownBy(() -> FaultMix.of("late,tardy"))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "SIM_FAULTS 'tardy' is not a fault; give none, or some of [throttle, throttle-silent,"
                + " server-error, slow, reset, truncated, garbage, repeated-token, duplicate, late,"
                + " revised, wrong-split]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"late:", "late:often", "late:1.5", "late:-0.1", "late:NaN"})
  void aProbabilityIsANumberFromZeroToOne(String setting) {
    assertThatThrownBy(() -> FaultMix.of(setting))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(setting)
        .hasMessageContaining("from 0 to 1");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> Simulation.of(Map.of("SIM_FOLDER", "/no/such/folder")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("SIM_FOLDER '/no/such/folder'");
  }
}
