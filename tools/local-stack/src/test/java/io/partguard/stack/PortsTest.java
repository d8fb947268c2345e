package io.partguard.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void allMoveTogether() {
        Ports moved = Ports.of(Map.of("PARTGUARD_PORT_OFFSET", "100"));

        assertThat(moved.gateway()).isEqualTo(8180);
        assertThat(moved.elasticsearch()).isEqualTo(9301);
        assertThat(moved.postgres()).isEqualTo(5533);
    }

    @Test
    void refusesAnOffsetThatIsNoNumberOrLeavesTheRange() {
        assertThatThrownBy(() -> Ports.of(Map.of("PARTGUARD_PORT_OFFSET", "ten")))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("PARTGUARD_PORT_OFFSET");
        assertThatThrownBy(() -> Ports.of(Map.of("PARTGUARD_PORT_OFFSET", "60000")))
                .isInstanceOf(StackFailed.class);
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheWayOut() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();

            assertThatThrownBy(() -> PortTaken.check("the gateway", port))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("the gateway")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining("PARTGUARD_PORT_OFFSET=");
        }
    }

    @Test
    void aFreePortIsFine() {
        int port = Ports.free();

        assertThatCode(() -> PortTaken.check("the gateway", port)).doesNotThrowAnyException();
    }
}
