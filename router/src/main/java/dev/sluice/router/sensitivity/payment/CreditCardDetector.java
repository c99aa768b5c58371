package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.FormatTable;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Payment card numbers: 12 to 19 digits with an issuer's prefix and length and the check digit of Luhn (ISO/IEC
 * 7812-1). Written in one piece, in the groups that cards show, or digit by digit; with any other separators beside a
 * word that announces a card.
 */
public final class CreditCardDetector implements Detector {
    private static final Kind KIND = new Kind("CREDIT_CARD", Sensitivity.RESTRICTED);

    private static final String CUES =
            "card,cards,credit,debit,visa,master,mastercard,amex,american express,americanexpress,diners,discover,jcb,maestro,"
                    + "unionpay,rupay,mir,elo,troy,verve,pan,cc,ccn,ccnum,ccnumber,ccard,cvv,cvc,exp,expiry,expires,expiration,"
                    + "charge,charged,payment,pay,paid,cardnumber,cardno,cardnum,cardpan,creditcard,debitcard,primaryaccount,"
                    + "karte,karten,kreditkarte,kreditkarten,kreditkartennummer,kartennummer,debitkarte,bankkarte,girocard,"
                    + "tarjeta,tarjetas,crédito,credito,débito,carte,cartes,bancaire,bleue,carta,carte di credito,cartão,cartao,"
                    + "cartões,kaart,creditcards,kaartnummer,betaalkaart,creditkaart,karta,karty,kartę,kartą,kreditkort,"
                    + "kredittkort,kortnummer,kort,kortet,betalkort,luottokortti,luottokorttini,kortti,kortin,karte,kartu,kartı,"
                    + "kart,kartım,kartımın,kártya,kártyám,bankkártya,kártyaszám,card de credit,cardul,cardului,kartica,kartice,"
                    + "кредитна,карта,карты,карту,картой,карте,картка,картки,картку,банківська,κάρτα,κάρτας,πιστωτικής,כרטיס,"
                    + "אשראי,بطاقة,البطاقة,ائتمان,الائتمان,کارت,カード,カード番号,クレジットカード,クレジット,カードの番号,"
                    + "信用卡,信用卡号,卡号,银行卡,银行卡号,借记卡,信用卡號,卡號,카드,카드번호,신용카드,체크카드,신용카드번호,"
                    + "เลขบัตร,thẻ,thẻ tín dụng,kartu kredit,kad kredit";

    private static final FormatTable TABLE =
            new FormatTable(Topic.CARD, CardNumbers.PUBLISHED, List.of(format()), List.of());

    /** Whether it is passed over because payment providers print it as a test number; digits alone. */
    public static boolean isTestNumber(String number) {
        return CardNumbers.isTestNumber(number);
    }

    @Override
    public List<Kind> kinds() {
        return TABLE.kinds();
    }

    @Override
    public void find(Clues clues, Findings found) {
        TABLE.find(clues, found);
    }

    private static NumberFormat format() {
        String shapes = IntStream.rangeClosed(CardNumbers.SHORTEST, CardNumbers.LONGEST)
                .mapToObj("9"::repeat)
                .collect(Collectors.joining(" "));
        return NumberFormat.checked(KIND, shapes, CardNumbers::given, CUES)
                .alone(Confidence.MEDIUM, layouts())
                .alone(Confidence.LOW, "9".repeat(17), "9".repeat(18), "9".repeat(19));
    }

    /** One piece, fours with a rest at the end, 4-6-5, 4-6-4, or digit by digit. */
    private static String[] layouts() {
        List<String> layouts = new ArrayList<>();
        for (int digits = 13; digits <= 16; digits++) {
            layouts.add("9".repeat(digits));
        }
        for (String separator : List.of(" ", "-", ".", "/", "_", " - ", "  ")) {
            layouts.add(String.join(separator, "9999", "999999", "99999"));
            layouts.add(String.join(separator, "9999", "999999", "9999"));
            for (int digits = 13; digits <= CardNumbers.LONGEST; digits++) {
                StringBuilder fours = new StringBuilder();
                StringBuilder ones = new StringBuilder();
                for (int i = 0; i < digits; i++) {
                    fours.append(i > 0 && i % 4 == 0 ? separator : "").append('9');
                    ones.append(i > 0 ? separator : "").append('9');
                }
                layouts.add(fours.toString());
                layouts.add(ones.toString());
            }
        }
        return layouts.toArray(new String[0]);
    }

    /** First words of all cues, which the topic's list must hold. */
    static List<String> words() {
        return TABLE.words();
    }
}
