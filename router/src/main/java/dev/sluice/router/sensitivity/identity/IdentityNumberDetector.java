package dev.sluice.router.sensitivity.identity;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.number.FormatTable;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers that states and registries give to people, their documents and their devices: all tables of this package,
 * searched at once.
 */
public final class IdentityNumberDetector implements Detector {
    /** Words that announce any identity number. */
    private static final String GENERAL =
            "national id,national identity,national identification,nationalid,identity number,identity no,identity card,"
                    + "identity document,identification number,identification no,id card,id number,id no,idnumber,"
                    + "personal id,personal identification,personal number,personal code,citizen id,citizen number,"
                    + "citizenship number,resident id,government id,government issued,tax id,taxid,tax number,tax no,"
                    + "tax identification,taxpayer,TIN,tin number,fiscal number,fiscal code,social security,social insurance,"
                    + "social number,insurance number,identifikationsnummer,ausweis,ausweisnummer,steuernummer,steuer,"
                    + "personenkennziffer,personennummer,sozialversicherungsnummer,identité,identifiant fiscal,"
                    + "numéro national,numéro fiscal,sécurité sociale,identidad,identificación,documento,nif,"
                    + "identificação,identidade,contribuinte,identità,documento d identità,fiscale,identiteitsnummer,"
                    + "persoonsnummer,personnummer,personnr,personnummeret,tożsamości,identyfikacyjny,identyfikator podatkowy,"
                    + "rodné,totožnosti,azonosító,azonosítója,identitate,identificare,идентификационен,идентификационный,"
                    + "ідентифікаційний,налогоплательщика,идентификатор,личности,лични,osobni,osobný,jedinstveni,"
                    + "ταυτότητας,μητρώου,kimlik,vergi numarası,vergi no,henkilötunnus,asmens,personas,isikukood,"
                    + "זהות,הזהות,هوية,الهوية,الوطنية,الوطني,القومي,شناسایی,ملی,पहचान,पहचान पत्र,पहचान संख्या,आयकर,"
                    + "身份证,身份证号,身份证号码,证件号,证件号码,税号,纳税人,身份證,身分證,統一編號,身元,番号カード,納税者,주민등록번호,"
                    + "납세자,신분증,등록번호,ประชาชน,เลขประจำตัว,ประจำตัว,căn cước,mã số thuế,identitas,kependudukan,pengenalan,"
                    + "kitambulisho";

    private static final FormatTable TABLE = new FormatTable(
            Topic.IDENTITY,
            Stream.of(
                            AmericanIds.FORMATS,
                            WesternEuropeanIds.FORMATS,
                            NorthernEuropeanIds.FORMATS,
                            EasternEuropeanIds.FORMATS,
                            AsianIds.FORMATS,
                            SouthernIds.FORMATS,
                            Documents.FORMATS)
                    .flatMap(List::stream)
                    .toList(),
            List.of(GENERAL.split(",")));

    @Override
    public List<Kind> kinds() {
        return TABLE.kinds();
    }

    @Override
    public void find(Clues clues, Findings found) {
        TABLE.find(clues, found);
    }

    /** First words of all cues, which the topic's list must hold. */
    static List<String> words() {
        return TABLE.words();
    }
}
