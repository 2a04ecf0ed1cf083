package plusone.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TransactionsSettingsTests {

    @Test
    void takesAThousandAtOnceUnlessTold() {
        assertThat(bind(Map.of())).isEqualTo(new TransactionsSettings(1024));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of("plusone.transactions.limit", "12")))
                .isEqualTo(new TransactionsSettings(12));
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatThrownBy(() -> new TransactionsSettings(0))
                .hasMessage("plusone.transactions.limit must be 1 or more");
    }

    private static TransactionsSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("plusone.transactions", TransactionsSettings.class);
    }
}
