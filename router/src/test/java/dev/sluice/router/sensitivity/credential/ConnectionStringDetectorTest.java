package dev.sluice.router.sensitivity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionStringDetectorTest extends DetectorContract {
    private static final String KEY = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3q7Zt0aB1cD2eF3gH4iJ5";

    @Override
    protected Detector detector() {
        return new ConnectionStringDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "postgres://app:s3cretPig@db.internal/x",
                "mongodb+srv://app:s3cretPig@c0.h.test/x?retryWrites=true",
                "amqp://app:s3cretPig@mq:5672/v",
                "redis://:s3cretPig9@cache:6379/0",
                "jdbc:oracle:thin:app/s3cretPig@//db:1521/X",
                "jdbc:mysql://db1/shop?user=app&password=s3cretPig",
                "Server=db1;Database=shop;User=sa;Password=s3cretPig;Encrypt=true",
                "DefaultEndpointsProtocol=https;AccountName=a1;AccountKey=" + KEY + "==;EndpointSuffix=h.test",
                "Endpoint=sb://h.test/;SharedAccessKeyName=n;SharedAccessKey=" + KEY + "=",
                "otp" + "auth://totp/Shop:ann?secret=JBQWY3DPEHQK3PXQ&issuer=Shop",
                "https://a1.blob.h.test/c?sv=2024-01-01&se=2030&sig=" + KEY);
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "postgres://user:password@localhost/db",
                "postgres://${USER}:${PASSWORD}@localhost/db",
                "https://host:8080/path@v2",
                "ssh://git@host.test/repo.git",
                "mailto:ann@h.test",
                "Server=db1;Database=shop;Integrated Security=true;",
                "jdbc:postgresql://db1:5432/shop",
                "npm i @scope/name@1.2.3 and a:b@c");
    }

    @Test
    void the_whole_string_is_covered_and_the_name_before_is_not() {
        for (String[] row : new String[][] {
            {"DATABASE_URL=", "postgres://app:s3cretPig@db/x", " # local"},
            {"\"url\": \"", "amqps://app:s3cretPig@mq/x", "\","},
            {"ConnString=\"", "Data Source=db1;User ID=sa;Password=s3cretPig", "\""},
            {"Storage=", "AccountName=a1;AccountKey=" + KEY + "==;EndpointSuffix=h.test", "\n"},
        }) {
            String text = row[0] + row[1] + row[2];
            assertThat(find(text)).as(text).hasSize(1);
            Finding found = find(text).getFirst();
            assertThat(text.substring(found.start(), found.end())).isEqualTo(row[1]);
        }
    }
}
