package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import java.util.HashMap;
import java.util.Map;

/** What a name says about the value beside it. */
enum SecretName {
    /** A password, which people choose: it may be short. */
    PASSWORD,
    /** A token, a key: drawn by a machine. */
    TOKEN,
    /** A key, which may as well be a place in a table: only a value that is drawn at random is a secret. */
    KEY,
    OTHER;

    private static final int LONGEST = 80;

    /** Blanks, quotes, brackets between the name and its sign. */
    private static final int WIDEST_GAP = 6;

    private static final byte PASSWORDS = 1;
    private static final byte TOKENS = 2;
    private static final byte KEYS = 3;
    /** Before {@code key}: a key of this sort opens something. */
    private static final byte OPENS = 4;
    /** As the last word: the name is of something about the secret, not of the secret. */
    private static final byte ABOUT = 5;
    /** Anywhere: no secret. */
    private static final byte OPEN = 6;

    private static final Map<String, Byte> WORDS = new HashMap<>();

    static {
        put(
                PASSWORDS,
                "password passwords passwd passphrase passcode passwort passw pswd psw pwd pw pass pwds userpass dbpass"
                        + " kennwort passcodes contraseña contrasena clave senha passe motdepasse mdp wachtwoord hasło haslo heslo"
                        + " parola jelszó jelszo şifre sifre пароль лозинка lozinka geslo lösenord losenord adgangskode"
                        + " kodeord passord salasana parool parole slaptažodis κωδικός συνθηματικό パスワード 暗証番号 密码 密碼"
                        + " 口令 비밀번호 암호 סיסמה סיסמא पासवर्ड รหัสผ่าน المرور psk pin passkey wpakey wifikey userpwd dbpwd sudopass"
                        + " identified passin passout storepass keypass requirepass masterauth rootpw bindpw ldappass");
        put(
                TOKENS,
                "secret secrets token tokens apikey apikeys apitoken credential credentials creds cred authorization"
                        + " authentication auth bearer cookie cookies session sessionid sessid jsessionid phpsessid jwt oauth"
                        + " oauth2 accesskey secretkey privatekey accountkey authkey signingkey encryptionkey masterkey"
                        + " sharedkey sig hmac totp otp mfa salt seed mnemonic webhook pat sas sastoken xoauth"
                        + " authtoken accesstoken refreshtoken clientsecret appsecret sharedsecret secretaccesskey"
                        + " authenticitytoken csrftoken xsrftoken csrf xsrf nonce pepper apisecret consumersecret geheimnis"
                        + " schlüssel jeton tajny секрет токен ключ 令牌 密钥 密鑰 秘密 トークン 秘密鍵 토큰");
        put(KEYS, "key keys");
        put(
                OPENS,
                "api access secret private encryption encrypt decryption signing sign signed master shared account storage"
                        + " license licence service deploy ssh app application consumer hmac aes des crypto cipher client"
                        + " webhook server admin root user data database db jwt session cookie auth oauth subscription"
                        + " functions function host ingest integration write read admin personal bot merchant payment product"
                        + " activation root sas rsa ec kms wallet recovery backup vault security security registration"
                        + " maps map openai anthropic stripe twilio google aws azure github gitlab slack sendgrid mailgun"
                        + " mailchimp algolia datadog pagerduty segment sentry cloudflare heroku netlify vercel");
        put(
                ABOUT,
                "id ids uid guid url urls uri endpoint host path paths file files filename filepath dir directory folder"
                        + " name names type types length len size count counts limit limits max min expiry expires expiration"
                        + " expire ttl format alg algorithm store field fields label labels header headers prefix suffix hint"
                        + " policy regex pattern column version arn location tag tags ref reference manager provider class"
                        + " index idx mode enabled required schema title text message error errors status description"
                        + " placeholder help usage budget per issuer audience scope scopes state date time created updated"
                        + " at age day days seconds minutes rotation source method callback page link form input output"
                        + " validator generator factory service controller util utils pair pairs position selector handler");
        put(
                OPEN,
                "public pub hash checksum digest sha sha1 sha256 sha512 md5 etag integrity fingerprint thumbprint commit"
                        + " revision rev cache sort partition primary foreign row group lookup idempotency routing translation"
                        + " i18n object column uuid tokenizer monkey keyboard keyword keywords turkey donkey hockey keystore"
                        + " resourcekey cachekey rowkey sortkey publickey publickeytoken eos bos pad unk cls sep mask");
    }

    /** Hashes of the words, as bits: most words of most names are none of them. */
    private static final long[] KNOWN = new long[1 << 8];

    static {
        for (String word : WORDS.keySet()) {
            KNOWN[bit(word.hashCode()) >> 6] |= 1L << bit(word.hashCode());
        }
    }

    private static int bit(int hash) {
        return (hash * 0x9E3779B1) >>> (32 - 14);
    }

    private static void put(byte meaning, String words) {
        for (String word : words.split(" ")) {
            WORDS.putIfAbsent(word, meaning);
        }
    }

    /** Reads the name that ends before an assignment's sign; quotes, brackets and blanks may stand between. */
    static SecretName before(String text, int sign) {
        int end = sign;
        while (end > 0 && sign - end < WIDEST_GAP && " \t\"'`])}\\:*?!+".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return ending(text, end);
    }

    /** Reads the name that ends here. */
    static SecretName ending(String text, int end) {
        return of(text, start(text, end), end);
    }

    /** Where the name begins that ends here. */
    static int start(String text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST && inName(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean inName(char unit) {
        return Character.isLetterOrDigit(unit)
                || Walk.letter(unit)
                || unit == '_'
                || unit == '-'
                || unit == '.'
                || unit == '$';
    }

    /** Reads a name, whose words are joined by signs or by capitals; digits do not count. */
    static SecretName of(String text, int start, int end) {
        SecretName best = OTHER;
        byte before = 0;
        byte last = 0;
        boolean capitals = true;
        int at = start;
        while (at < end) {
            int wordEnd = wordEnd(text, at, end);
            if (wordEnd == at) {
                at++;
                continue;
            }
            capitals &= Character.isUpperCase(text.charAt(at)) && Character.isUpperCase(text.charAt(wordEnd - 1));
            last = meaning(text, at, wordEnd);
            switch (last) {
                case PASSWORDS -> best = PASSWORD;
                case TOKENS -> best = best == PASSWORD ? PASSWORD : TOKEN;
                case KEYS -> {
                    if (best == OTHER) {
                        best = before == OPENS ? TOKEN : KEY;
                    }
                }
                case OPEN -> {
                    return OTHER;
                }
                default -> {}
            }
            before = last;
            at = wordEnd;
        }
        if (last == ABOUT) {
            return OTHER;
        }
        // MAILCHIMP_KEY in an environment file.
        return best == KEY && capitals && last == KEYS && end - start > "KEYS".length() ? TOKEN : best;
    }

    private static int wordEnd(String text, int start, int limit) {
        int end = start;
        while (end < limit && Walk.letter(text.charAt(end))) {
            char unit = text.charAt(end);
            if (end > start && Character.isUpperCase(unit)) {
                boolean begins = Character.isLowerCase(text.charAt(end - 1))
                        || (end + 1 < limit && Character.isLowerCase(text.charAt(end + 1)));
                if (begins) {
                    break;
                }
            }
            end++;
        }
        return end;
    }

    private static byte meaning(String text, int start, int end) {
        if (end - start > 24) {
            return 0;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        if ((KNOWN[bit(hash) >> 6] & 1L << bit(hash)) != 0) {
            Byte meaning = WORDS.get(lower(text, start, end));
            if (meaning != null) {
                return meaning;
            }
        }
        // Small letters alone: dbpassword, mysecret, accesstoken.
        char last = lower(text.charAt(end - 1));
        for (String tail : TAILS) {
            int size = tail.length();
            if (tail.charAt(size - 1) == last
                    && end - start > size
                    && text.regionMatches(true, end - size, tail, 0, size)) {
                return WORDS.getOrDefault(tail, (byte) 0);
            }
        }
        return 0;
    }

    private static final String[] TAILS = {
        "password", "passwd", "passwort", "passphrase", "secret", "token", "apikey", "accesskey", "credential"
    };

    private static String lower(String text, int start, int end) {
        char[] units = new char[end - start];
        for (int i = start; i < end; i++) {
            units[i - start] = lower(text.charAt(i));
        }
        return new String(units);
    }

    private static char lower(char unit) {
        return unit < 128 ? (Clues.isLetter(unit) ? (char) (unit | 0x20) : unit) : Character.toLowerCase(unit);
    }
}
