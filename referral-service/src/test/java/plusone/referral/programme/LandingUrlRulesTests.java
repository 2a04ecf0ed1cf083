package plusone.referral.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plusone.contract.ProblemException;

class LandingUrlRulesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "https://shop.example https://shop.example?code=ADA7",
                "https://shop.example/ https://shop.example/?code=ADA7",
                "HTTPS://Shop.Example/Hi https://shop.example/Hi?code=ADA7",
                "https://shop.example:8443/hi https://shop.example:8443/hi?code=ADA7",
                "https://shop.example/? https://shop.example/?code=ADA7",
                "https://shop.example/?a=1& https://shop.example/?a=1&code=ADA7",
                "https://shop.example/?a=b=c https://shop.example/?a=b=c&code=ADA7",
                "https://shop.example/?token=YWJj== https://shop.example/?token=YWJj==&code=ADA7",
                "https://shop.example/?a[]=1&a[0]=2 https://shop.example/?a%5B%5D=1&a%5B0%5D=2&code=ADA7",
                "https://shop.example/?u=https://x.example/?a=b https://shop.example/?u=https://x.example/?a=b&code=ADA7",
                "https://shop.example/?a=b?c=d https://shop.example/?a=b?c=d&code=ADA7",
                "https://shop.example/?flag&a=%C3%A4+b%2Bc https://shop.example/?flag&a=%C3%A4+b%2Bc&code=ADA7",
                "https://shop.example/?code=x&a=1&code=y&Code=z https://shop.example/?a=1&Code=z&code=ADA7",
                "https://shop.example/#[x] https://shop.example/?code=ADA7#%5Bx%5D",
                "https://shop.example/?a=1#/b?c=d#e https://shop.example/?a=1&code=ADA7#/b?c=d%23e",
                "https://shop.example/[x] https://shop.example/%5Bx%5D?code=ADA7",
                "https://shop.example/grüße?q=ä#ü https://shop.example/gr%C3%BC%C3%9Fe?q=%C3%A4&code=ADA7#%C3%BC",
                "https://müller.example/ https://xn--mller-kva.example/?code=ADA7",
                "https://xn--mller-kva.example/ https://xn--mller-kva.example/?code=ADA7",
                "https://日本.example/😀 https://xn--wgv71a.example/%F0%9F%98%80?code=ADA7",
            })
    void leadsToWhateverItTakesWithTheCodeInItsQuery(String typed, String landingPage) {
        var kept = LandingUrlRules.kept(typed);

        assertThat(LandingUrl.of(kept).with("code", "ADA7")).hasToString(landingPage);
        assertThat(LandingUrlRules.kept(kept)).isEqualTo(kept);
        assertThat(URI.create(landingPage).getHost()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "http://shop.example/~https://",
                "javascript:alert(1)~https://",
                "/welcome~https://",
                "shop.example~https://",
                "https:/shop.example~https://",
                "https://~host name",
                "https:///welcome~host name",
                "https://shop/~host name",
                "https://localhost:3000/~host name",
                "https://shop_under.example/~letters, digits and hyphens",
                "https://-shop.example/~host name",
                "https://shop..example/~host name",
                "https://%73hop.example/~host name",
                "https://straße.example/~xn--",
                "https://127.0.0.1/~IP address",
                "https://10.0.0.1:5432/~IP address",
                "https://0x7f.1/~IP address",
                "https://2130706433/~IP address",
                "https://[::1]/~IP address",
                "https://[fd00::1]:443/~IP address",
                "https://user:pw@shop.example/~user name or a password",
                "https://shop.example@evil.example/~user name or a password",
                "https://shop.example:99999/~port",
                "https://shop.example:0/~port",
                "https://shop.example:/~port",
                "https://shop.example:8x/~port",
                "https://shop.example/?a={code}~write it as %7B",
                "https://shop.example/?a=b|c~write it as %7C",
                "https://shop.example\\@evil.example/~write it as %5C",
                "https://shop.example/?a=b c~blank",
                "https://shop.example/?a=100%~write it as %25",
                "https://shop.example/%zz~write it as %25",
            })
    void saysWhatIsWrongWithAnyOther(String typed, String detail) {
        assertThatThrownBy(() -> LandingUrlRules.kept(typed))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.getBody().getDetail()).contains(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\n", "\u202e", "\u0000"})
    void refusesWhatNobodySees(String blank) {
        for (var typed : new String[] {"https://shop.example/" + blank, "https://shop" + blank})
            assertThatThrownBy(() -> LandingUrlRules.kept(typed)).hasMessageContaining("invisible");
    }

    @Test
    void refusesWhatIsTooLongOnceItIsEncoded() {
        assertThatThrownBy(() -> LandingUrlRules.kept("https://shop.example/" + "ä".repeat(400)))
                .hasMessageContaining("2000");
    }

    /** Kept by rules of earlier days, it leads somewhere all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "http://shop.example/ http://shop.example/?code=ADA7",
                "http://user:pw@[::1]:99999/?a=[1] http://user:pw@[::1]:99999/?a=%5B1%5D&code=ADA7",
                "https://shop.example/ä?b={|}%#%zz https://shop.example/%C3%A4?b=%7B%7C%7D%25&code=ADA7#%25zz",
                "shop shop?code=ADA7",
                "# ?code=ADA7#",
            })
    void leadsSomewhereFromWhateverIsStored(String stored, String landingPage) {
        assertThat(LandingUrl.of(stored).with("code", "ADA7")).hasToString(landingPage);
    }
}
