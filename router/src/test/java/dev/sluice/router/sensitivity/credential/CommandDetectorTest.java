package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new CommandDetector();
    }

    @Override
    protected String announcement() {
        return "sshpass -p ";
    }

    @Override
    protected List<String> samples() {
        return List.of("Tr0ub4dor&3", "kV9#mQ2x!", "blue7whale");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "curl -u \"$USER:$PASSWORD1\" https://h.test",
                "curl -u ${APP_ID}:${APP_KEY1} h.test",
                "docker run -p 8080:80 image1",
                "mysql -u root -p",
                "mkdir -p a1/b2/c3",
                "ssh -p 2222 host1",
                "net income rose 4.5 percent",
                "curl https://h.test/v2/items?page=2");
    }

    @Test
    void any_blank_between_arguments_ends_one_and_never_stops_the_search() {
        for (String blank : List.of("\t", "\r\n", "\u0001", " \t ")) {
            assertThat(find("ssh -v" + blank + "host1; docker ps" + blank)).isEmpty();
        }
        assertThat(find("mysql\t-h db1").size()
                        + find("mysqldump -h\tdb1\t-ps3cretPig").size())
                .isEqualTo(1);
    }

    @Test
    void passwords_in_arguments_are_found() {
        for (String text : List.of(
                "curl -u admin:s3cretPig https://h.test",
                "curl --user \"admin:s3cretPig\" https://h.test",
                "curl -X GET \\\n  -u admin:s3cretPig h.test",
                "mysql -h db1 -u root -ps3cretPig shop",
                "mysqldump -ps3cretPig shop",
                "docker login -u app -p s3cretPig registry.test",
                "smbclient //h/share -U app%s3cretPig",
                "redis-cli -h h -a s3cretPig9",
                "sqlcmd -S h -U sa -P s3cretPig",
                "net user app s3cretPig /add",
                "sqlplus app/s3cretPig@db1",
                "openssl req -passin pass:s3cretPig -new",
                "xfreerdp /u:app /p:s3cretPig /v:h")) {
            assertThat(find(text)).as(text).hasSize(1);
            Finding found = find(text).getFirst();
            assertThat(text.substring(found.start(), found.end())).startsWith("s3cretPig");
        }
    }
}
