package dev.sluice.router.redaction;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Made-up numbers in ranges that nobody can own; the package's description has the sources. */
final class Numbers {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}");
    private static final Pattern IP_V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IP_V6 = Pattern.compile("[0-9A-Fa-f:]{4,39}");
    private static final String[] DOCUMENTATION = {"192.0.2.", "198.51.100.", "203.0.113."};

    private Numbers() {}

    static String card(int length, RandomGenerator random) {
        StringBuilder card = new StringBuilder("9999");
        digits(card, length - 5, random);
        int sum = 0;
        for (int i = 0; i < card.length(); i++) {
            int digit = card.charAt(card.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return card.append((10 - sum % 10) % 10).toString();
    }

    static boolean looksLikeIban(String dense) {
        return IBAN.matcher(dense).matches();
    }

    static String iban(String dense, RandomGenerator random) {
        String account = Shape.drawn(dense.substring(4), random);
        StringBuilder number = new StringBuilder();
        String moved = account + dense.substring(0, 2) + "00";
        for (int i = 0; i < moved.length(); i++) {
            number.append(Character.digit(moved.charAt(i), 36));
        }
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return dense.substring(0, 2) + (check < 10 ? "0" : "") + check + account;
    }

    static String ssn(RandomGenerator random) {
        return "" + random.nextInt(900, 1000) + two(random.nextInt(1, 50))
                + (10_000 + random.nextInt(1, 10_000) + "").substring(1);
    }

    static String phone(String value, RandomGenerator random) {
        String digits = Chars.dense(value);
        boolean plus = value.indexOf('+') >= 0;
        if (digits.length() == 10 && !plus && digits.charAt(0) >= '2') {
            return northAmerican(random);
        }
        if (digits.length() == 11 && digits.charAt(0) == '1') {
            return "1" + northAmerican(random);
        }
        if (digits.length() == 12 && digits.startsWith("44") && plus) {
            return "44" + british(digits.charAt(2), random);
        }
        if (digits.length() == 11 && digits.startsWith("07") && !plus) {
            return "0" + british('7', random);
        }
        StringBuilder phone = new StringBuilder(digits.substring(0, plus ? 2 : 1)).append("00");
        return digits(phone, digits.length() - phone.length(), random).toString();
    }

    private static String northAmerican(RandomGenerator random) {
        return random.nextInt(201, 990) + "55501" + two(random.nextInt(100));
    }

    private static String british(char first, RandomGenerator random) {
        return digits(new StringBuilder(first == '7' ? "7700900" : "1632960"), 3, random)
                .toString();
    }

    static boolean looksLikeIp(String value) {
        return IP_V4.matcher(value).matches()
                || (value.indexOf(':') >= 0 && IP_V6.matcher(value).matches());
    }

    static String ip(String value, RandomGenerator random) {
        if (value.indexOf(':') < 0) {
            return DOCUMENTATION[random.nextInt(DOCUMENTATION.length)] + random.nextInt(100, 255);
        }
        return "2001:db8:" + group(random) + ":" + group(random) + "::" + group(random);
    }

    private static String group(RandomGenerator random) {
        return Integer.toHexString(random.nextInt(0x1000, 0x10000));
    }

    static String mac(RandomGenerator random) {
        StringBuilder mac = new StringBuilder(12);
        mac.append("0123456789ABCDEF".charAt(random.nextInt(16))).append("26AE".charAt(random.nextInt(4)));
        while (mac.length() < 12) {
            mac.append("0123456789ABCDEF".charAt(random.nextInt(16)));
        }
        return mac.toString();
    }

    static StringBuilder digits(StringBuilder to, int count, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            to.append((char) ('0' + random.nextInt(10)));
        }
        return to;
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
