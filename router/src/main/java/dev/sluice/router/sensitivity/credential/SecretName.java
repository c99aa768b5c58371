package dev.sluice.router.sensitivity.credential;

import java.util.List;

/** What the name on the left of an assignment says about the value. */
enum SecretName {
    /** A password, which people choose: it may be short. */
    PASSWORD,
    /** A token, a key: drawn by a machine. */
    TOKEN,
    OTHER;

    private static final List<String> PASSWORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "pass",
            "passwort",
            "kennwort",
            "contraseña",
            "senha",
            "motdepasse",
            "wachtwoord",
            "hasło",
            "пароль",
            "パスワード",
            "密码",
            "密碼",
            "비밀번호");

    private static final List<String> TOKENS = List.of(
            "secret",
            "token",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "accountkey",
            "authkey",
            "signingkey",
            "encryptionkey",
            "masterkey",
            "sharedkey",
            "credential",
            "credentials",
            "authorization",
            "webhookkey");

    /** Reads the name that ends before an assignment's sign; quotes, brackets and blanks may stand between. */
    static SecretName before(String text, int sign) {
        int end = sign;
        while (end > 0 && sign - end < 4 && " \t\"'`]\\:*".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        for (String name : PASSWORDS) {
            if (endsWith(text, end, name)) {
                return endsWith(text, end, "bypass") || endsWith(text, end, "compass") ? OTHER : PASSWORD;
            }
        }
        for (String name : TOKENS) {
            if (endsWith(text, end, name)) {
                return TOKEN;
            }
        }
        return OTHER;
    }

    /**
     * Compares backwards, so that most names fail at the first letter; {@code _}, {@code -}, {@code .} do not count.
     */
    private static boolean endsWith(String text, int end, String name) {
        int at = end - 1;
        for (int i = name.length() - 1; i >= 0; i--, at--) {
            while (at >= 0 && i < name.length() - 1 && "_-. ".indexOf(text.charAt(at)) >= 0) {
                at--;
            }
            if (at < 0 || Character.toLowerCase(text.charAt(at)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
