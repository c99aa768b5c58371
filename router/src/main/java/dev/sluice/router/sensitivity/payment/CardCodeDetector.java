package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.FormatTable;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.sensitivity.number.NumberFormat.Separators;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.List;
import java.util.Set;

/**
 * The three or four digits on a card that prove it is at hand (PCI DSS: sensitive authentication data), beside a word
 * that announces them. Codes that every guide prints as an example are not findings.
 */
public final class CardCodeDetector implements Detector {
    private static final Set<String> PUBLISHED = Set.of("123", "1234", "000", "0000", "737", "7373");

    private static final String CUES =
            "cvv,cvc,cvn,csc,cvd,cvvs,card security code,card verification,security code,securitycode,cvvcode,cvccode,"
                    + "prüfnummer,prüfziffer,kartenprüfnummer,kartenprüfziffer,sicherheitscode,código de seguridad,"
                    + "codigo de seguridad,código de segurança,codigo de seguranca,codice di sicurezza,codice sicurezza,"
                    + "cryptogramme,cryptogramme visuel,code de sécurité,beveiligingscode,veiligheidscode,kod bezpieczeństwa,"
                    + "bezpečnostní kód,bezpečnostný kód,biztonsági kód,cod de securitate,sigurnosni kod,turvakoodi,"
                    + "turvaluku,säkerhetskod,sikkerhetskode,sikkerhedskode,kontrolcifre,güvenlik kodu,код безопасности,"
                    + "код безпеки,κωδικός ασφαλείας,קוד אבטחה,رمز الأمان,رمز التحقق,セキュリティコード,安全码,安全碼,校验码,"
                    + "보안코드,보안 코드,mã bảo mật,kode keamanan";

    private static final FormatTable TABLE = new FormatTable(
            Topic.CARD_CODE,
            List.of(NumberFormat.unchecked(
                            new Kind("CVV", Sensitivity.RESTRICTED), "999 9999", CardCodeDetector::given, CUES)
                    .written(Separators.NONE)
                    .within(14)),
            List.of());

    @Override
    public List<Kind> kinds() {
        return TABLE.kinds();
    }

    @Override
    public void find(Clues clues, Findings found) {
        TABLE.find(clues, found);
    }

    /** Four digits are more often a year. */
    private static boolean given(String code) {
        return !PUBLISHED.contains(code) && !(code.length() == 4 && (code.startsWith("19") || code.startsWith("20")));
    }

    /** First words of all cues, which the topic's list must hold. */
    static List<String> words() {
        return TABLE.words();
    }
}
