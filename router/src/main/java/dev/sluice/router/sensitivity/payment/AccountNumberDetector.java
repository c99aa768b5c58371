package dev.sluice.router.sensitivity.payment;

import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.FormatTable;
import dev.sluice.router.sensitivity.number.NumberFormat.Separators;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers of bank accounts as countries write them beside the IBAN, and the codes of banks and branches that stand with
 * them. Those without a check digit count only beside a word for an account.
 */
public final class AccountNumberDetector implements Detector {
    private static final Kind ACCOUNT = new Kind("BANK_ACCOUNT", Sensitivity.CONFIDENTIAL);
    private static final Kind ROUTING = new Kind("ABA_ROUTING", Sensitivity.CONFIDENTIAL);
    private static final Kind BANK = new Kind("BANK_CODE", Sensitivity.CONFIDENTIAL);

    private static final String CUES =
            "account number,account no,account num,account nr,account is,account ending,accountnumber,accountno,accountnum,"
                    + "account id,accountid,acct,acct number,acct no,acctno,acctnum,bank account,bankaccount,checking,"
                    + "checking account,savings account,deposit account,beneficiary account,iban,kontonummer,kontonr,konto,"
                    + "konto nr,bankkonto,bankverbindung,girokonto,numéro de compte,numero de compte,compte bancaire,compte,rib,"
                    + "compte n,número de cuenta,numero de cuenta,cuenta,cuenta bancaria,cuenta corriente,cuenta de ahorros,"
                    + "conto corrente,conto,numero di conto,conta,conta corrente,conta bancária,número da conta,numero da conta,"
                    + "rekeningnummer,rekening,bankrekening,numer konta,konta,rachunku,rachunek,numer rachunku,nr konta,"
                    + "číslo účtu,účtu,účet,číslo účta,számlaszám,bankszámla,bankszámlaszám,contul,cont bancar,cont,broj računa,"
                    + "računa,račun,сметка,банкова сметка,λογαριασμού,λογαριασμός,hesap,hesap no,hesap numarası,hesabım,"
                    + "bankkontonummer,tilinumero,tili,tilinumeroni,pankkitili,reikningur,reikningsnúmer,kontonumber,"
                    + "расчетный счет,расчётный счёт,номер счета,номер счёта,счет,счёт,счета,счёта,рахунок,рахунку,חשבון,מספר חשבון,"
                    + "حساب,رقم الحساب,الحساب,حسابي,شماره حساب,账号,账户,银行账号,银行账户,帳號,帳戶,銀行帳號,口座,"
                    + "口座番号,普通預金,当座預金,계좌,계좌번호,เลขบัญชี,เลขที่บัญชี,tài khoản,số tài khoản,rekening bank,nomor rekening,"
                    + "akaun,nombor akaun,nuban,akaunti,rekeningnommer,bankrekeningnommer";

    private static final FormatTable TABLE = new FormatTable(
            Topic.ACCOUNT,
            List.of(
                    checked(
                            ROUTING,
                            "999999999",
                            BankChecks::aba,
                            "routing,aba,rtn,routingnumber,routingno,transit number,transit no,ach,wire,fedwire,abanumber"),
                    checked(ACCOUNT, "999999999999999999", BankChecks::clabe, "clabe,interbancaria,cuenta")
                            .alone(Confidence.LOW, "9".repeat(18)),
                    checked(ACCOUNT, "9".repeat(22), BankChecks::cbu, "cbu,cvu,cuenta,clave bancaria")
                            .alone(Confidence.MEDIUM, "9".repeat(22)),
                    checked(ACCOUNT, "99999999999", BankChecks::norwegian, "kontonummer,konto,kontonr,bankkonto")
                            .alone(Confidence.MEDIUM, "9999.99.99999"),
                    checked(ACCOUNT, "9".repeat(26), BankChecks::polish, "konta,konto,rachunku,rachunek,nrb")
                            .alone(
                                    Confidence.MEDIUM,
                                    "9".repeat(26),
                                    "99 9999 9999 9999 9999 9999 9999",
                                    "99-9999-9999-9999-9999-9999-9999"),
                    checked(ACCOUNT, "9".repeat(20), BankChecks::ccc, "cuenta,ccc,cuenta bancaria,número de cuenta")
                            .alone(Confidence.MEDIUM, "9999 9999 99 9999999999", "9999-9999-99-9999999999"),
                    unchecked(
                            BANK,
                            "999999",
                            number -> true,
                            "sort code,sortcode,bsb,bsb number,state branch,branch code,transit"),
                    unchecked(
                                    BANK,
                                    "99999999 9999 99999 999 9999999",
                                    number -> !number.startsWith("19") && !number.startsWith("20"),
                                    "blz,bankleitzahl,bankcode,銀行コード,支店番号,支店コード,銀行番号,transit number,"
                                            + "institution number,bik,бик,clearing,clearingnummer")
                            .written(Separators.PLAIN)
                            .within(14),
                    unchecked(
                                    BANK,
                                    "AAAA9XXXXXX",
                                    number -> number.charAt(4) == '0' && figures(number) >= 3,
                                    "ifsc,ifsc code,ifsccode,rtgs,neft")
                            .alone(Confidence.LOW, "AAAA9999999"),
                    unchecked(
                                    ACCOUNT,
                                    digits(6, 20),
                                    number -> !CheckDigits.day(number) && !number.startsWith("000000"),
                                    CUES)
                            .written(Separators.PLAIN)
                            .within(24),
                    unchecked(
                                    ACCOUNT,
                                    digits(8, 17),
                                    number -> !CheckDigits.day(number),
                                    "account,accounts,acc no,acc,account details")
                            .written(Separators.PLAIN)
                            .within(6)),
            List.of());

    @Override
    public List<Kind> kinds() {
        return TABLE.kinds();
    }

    @Override
    public void find(Clues clues, Findings found) {
        TABLE.find(clues, found);
    }

    private static String digits(int shortest, int longest) {
        return IntStream.rangeClosed(shortest, longest).mapToObj("9"::repeat).collect(Collectors.joining(" "));
    }

    private static long figures(String number) {
        return number.chars().filter(unit -> unit <= '9').count();
    }

    /** First words of all cues, which the topic's list must hold. */
    static List<String> words() {
        return TABLE.words();
    }
}
