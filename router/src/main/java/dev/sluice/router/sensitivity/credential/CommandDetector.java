package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Passwords in the arguments of commands whose flags do not say so by themselves: {@code curl -u user:…}, {@code mysql
 * -p…}, {@code sshpass -p …}, {@code smbclient -U user%…}, {@code net user name …}.
 */
public final class CommandDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.PASSWORD", Sensitivity.RESTRICTED);

    /** Arguments farther from the command are not read. */
    private static final int LONGEST = 400;

    /** Units before an argument of {@code net} in which its {@code user} may stand. */
    private static final int USER_REACH = 40;

    /** What an argument costs beside its length, in units. */
    private static final int ARGUMENT = 12;

    /** {@code -u name:password}. */
    private static final Set<String> USERS =
            Set.of("-u", "--user", "-U", "--proxy-user", "-a", "--auth", "--credentials", "-creds", "--userpwd");

    /** Commands whose {@code -p} takes a password, joined or apart. */
    private static final Set<String> JOINED = Set.of(
            "mysql",
            "mysqldump",
            "mysqladmin",
            "mariadb",
            "mysqlimport",
            "mongosh",
            "mongo",
            "mongodump",
            "mongorestore",
            "sshpass",
            "docker",
            "podman",
            "cqlsh",
            "skopeo",
            "z",
            "rar",
            "unrar");

    /** Flags that take a password, by the command that has them. */
    private static final Set<String> FLAGS = Set.of(
            "sshpass -p",
            "docker -p",
            "podman -p",
            "skopeo -p",
            "mongo -p",
            "mongosh -p",
            "mongodump -p",
            "mongorestore -p",
            "cqlsh -p",
            "plink -pw",
            "pscp -pw",
            "putty -pw",
            "sqlcmd -P",
            "bcp -P",
            "isql -P",
            "zip -P",
            "unzip -P",
            "mosquitto -P",
            "ldapsearch -w",
            "ldapadd -w",
            "ldapmodify -w",
            "redis -a",
            "cli -a",
            "oc -p",
            "az -p",
            "cf -p",
            "influx -password",
            "winrm -p",
            "helm -p",
            "crackmapexec -p",
            "netexec -p",
            "hydra -p",
            "rabbitmqadmin -p",
            "keytool -storepass",
            "jarsigner -storepass",
            "openssl -k",
            "openssl -K",
            "openssl -pass",
            "wget -P",
            "ftp -p");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, Topic.COMMAND); i < words.size(); i = words.next(i + 1, Topic.COMMAND)) {
            int end = words.end(i);
            boolean command = end < text.length()
                    && (text.charAt(end) == ' ' || text.charAt(end) == '_' || text.charAt(end) == '-');
            if (command && end >= found.end()) {
                arguments(text, text.substring(words.start(i), end).toLowerCase(Locale.ROOT), end, found);
            }
        }
    }

    private static void arguments(String text, String command, int from, Findings found) {
        int limit = Math.min(text.length(), from + LONGEST);
        String flag = "";
        int index = 0;
        int at = from;
        while (at < limit) {
            while (at < limit
                    && ((text.charAt(at) <= ' ' && text.charAt(at) != '\n')
                            || text.charAt(at) == '\\'
                            || (text.charAt(at) == '\n' && text.charAt(at - 1) == '\\'))) {
                at++;
            }
            int start = at;
            if (at >= limit || "\n|;&".indexOf(text.charAt(at)) >= 0) {
                return;
            }
            char quote = text.charAt(at);
            boolean quoted = quote == '"' || quote == '\'';
            if (quoted) {
                at++;
                start++;
            }
            while (at < limit
                    && (quoted ? text.charAt(at) != quote && text.charAt(at) != '\n' : text.charAt(at) > ' ')) {
                at++;
            }
            found.spend(ARGUMENT + at - start);
            argument(text, command, flag, index++, start, at, found);
            flag = text.substring(start, Math.min(at, start + 20));
            at += quoted ? 1 : 0;
        }
    }

    private static void argument(
            String text, String command, String flag, int index, int start, int end, Findings found) {
        boolean stated = text.startsWith("pass:", start);
        if (stated || (flag.startsWith("-") && FLAGS.contains(command + " " + flag))) {
            password(text, stated ? start + "pass:".length() : start, end, found);
        } else if (USERS.contains(flag)) {
            pair(text, start, end, found);
        } else if (text.startsWith("-u", start) && end - start > 6 && text.charAt(start + 2) != '-') {
            pair(text, start + 2, end, found);
        } else if (text.startsWith("-p", start) && end - start > 5 && JOINED.contains(command)) {
            password(text, start + 2, end, found);
        } else if (text.startsWith("/p:", start) || text.startsWith("/P:", start)) {
            password(text, start + 3, end, found);
        } else if (command.equals("net")
                && index == 2
                && text.regionMatches(true, Math.max(0, start - USER_REACH), "user", 0, 4)) {
            password(text, start, end, found);
        } else if (command.equals("net") && index >= 1 && userBefore(text, start)) {
            striking(text, start, end, found);
        } else if (command.equals("sqlplus") && text.substring(start, end).indexOf('/') > 0) {
            int at = text.substring(start, end).lastIndexOf('@');
            password(text, text.indexOf('/', start, end) + 1, at > 0 ? start + at : end, found);
        } else if (command.equals("htpasswd") && index >= 2) {
            striking(text, start, end, found);
        }
    }

    private static boolean userBefore(String text, int at) {
        return at < USER_REACH
                || text.substring(at - USER_REACH, Math.min(text.length(), at + 6))
                        .contains(" user ");
    }

    /** The password behind the first {@code :}, {@code %} or {@code ,}. */
    private static void pair(String text, int start, int end, Findings found) {
        for (int i = start; i < end; i++) {
            if (":%,".indexOf(text.charAt(i)) >= 0) {
                password(text, i + 1, end, found);
                return;
            }
        }
    }

    private static void password(String text, int start, int end, Findings found) {
        SecretValue value = trimmed(text, start, end);
        boolean letters = value.length() >= 4 && !value.stands();
        if (value.plausible(SecretName.PASSWORD)) {
            found.add(KIND, Confidence.HIGH, value.start(), value.end());
        } else if (letters && Randomness.unnatural(text, value.start(), value.end()) < 101 && word(value)) {
            found.add(KIND, Confidence.LOW, value.start(), value.end());
        }
    }

    /** Letters alone: weak passwords are so, and so is what stands for one. */
    private static boolean word(SecretValue value) {
        return (Randomness.classes(value.text(), value.start(), value.end()) & Randomness.SIGN) == 0;
    }

    private static void striking(String text, int start, int end, Findings found) {
        SecretValue value = trimmed(text, start, end);
        if (value.striking()) {
            found.add(KIND, Confidence.MEDIUM, value.start(), value.end());
        }
    }

    private static SecretValue trimmed(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && "\"'=".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "\"'`;,)".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return SecretValue.of(text, from, to);
    }
}
