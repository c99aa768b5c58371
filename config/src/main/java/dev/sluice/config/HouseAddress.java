package dev.sluice.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a host can be in the house by its address alone; nothing is looked up. Private, link-local, shared and
 * loopback addresses are those of RFC 1918, 3927, 6598, 4193 and 4291; names that never stand in public DNS are those
 * of RFC 2606, 6762, 8375 and ICANN's {@code .internal} (2024), and the names without a dot.
 */
final class HouseAddress {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}");
    private static final Set<String> NEVER_PUBLIC =
            Set.of("internal", "local", "localhost", "lan", "intranet", "corp", "home", "private", "test", "example");

    private HouseAddress() {}

    /** @param host as in a URL: IPv6 in brackets */
    static boolean of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            return name.matches("\\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)]");
        }
        var address = IPV4.matcher(name);
        if (address.matches()) {
            int first = Integer.parseInt(address.group(1));
            int second = Integer.parseInt(address.group(2));
            return first == 10
                    || first == 127
                    || (first == 172 && second >= 16 && second < 32)
                    || (first == 192 && second == 168)
                    || (first == 169 && second == 254)
                    || (first == 100 && second >= 64 && second < 128);
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 || NEVER_PUBLIC.contains(name.substring(dot + 1)) || name.endsWith(".home.arpa");
    }
}
