package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.sensitivity.number.NumberFormat.Separators;
import java.util.List;

/** Passports, driving licences and devices, whose numbers have many forms; and national numbers of the other states. */
final class Documents {
    private static final String PASSPORT_CUES =
            "passport,passports,passport number,passport no,passportnumber,passportno,reisepass,reisepassnummer,passnummer,"
                    + "passeport,passeports,pasaporte,passaporto,passaporte,paspoort,paspoortnummer,paszport,paszportu,pass nr,"
                    + "pasaport,pasaportu,passinumero,pasnummer,passnr,passnummeret,útlevél,pașaport,pașaportului,"
                    + "cestovní pas,διαβατηρίου,διαβατήριο,загранпаспорт,загранпаспорта,паспорт,паспорта,דרכון,جواز,جواز السفر,"
                    + "الجواز,护照,护照号,护照号码,護照,護照號碼,パスポート,旅券,旅券番号,パスポート番号,여권,여권번호,หนังสือเดินทาง,"
                    + "hộ chiếu,paspor,travel document";

    private static final String LICENCE_CUES =
            "driver s license,drivers license,driver license,driver s licence,drivers licence,driver licence,"
                    + "driving license,driving licence,driverslicense,driverlicense,driverslicence,dl number,dl no,DL,"
                    + "führerschein,führerscheinnummer,fuehrerschein,"
                    + "permis de conduire,permis,licencia de conducir,carnet de conducir,permiso de conducir,licencia,"
                    + "patente di guida,patente,carta de condução,cnh,carteira de motorista,carteira de habilitação,"
                    + "habilitação,rijbewijs,rijbewijsnummer,prawo jazdy,prawa jazdy,körkort,körkortsnummer,førerkort,"
                    + "kørekort,ajokortti,ehliyet,sürücü belgesi,permis auto,vozačka dozvola,řidičský průkaz,jogosítvány,"
                    + "водительское,водительского,водительских прав,водительские права,водительские,רישיון נהיגה,רישיון,رخصة,रخصت,"
                    + "驾驶证,驾驶证号,驾照,駕照,運転免許,免許証,運転免許証,免許証番号,운전면허,운전면허증,운전면허번호,면허번호,"
                    + "ใบขับขี่,bằng lái,giấy phép lái xe,sim number,lesen memandu";

    private static final String OTHER_CUES =
            "national id,national identity,national identification,nationalid,identity card,identity document,"
                    + "id card,id document,citizen id,citizenship number,citizen card,personal id,personal identification,"
                    + "government id,state id,resident id,residence permit,residency card,cédula,cedula,documento de identidad,"
                    + "documento de identidade,documento de identificación,dni,carte d identité,pièce d identité,"
                    + "carta d identità,identiteitskaart,identiteitsbewijs,ausweisnummer,personalausweis,aufenthaltstitel,"
                    + "titre de séjour,permesso di soggiorno,dowód osobisty,občanský průkaz,osobna iskaznica,"
                    + "osobne iskaznice,osobná karta,lična karta,лична карта,личната карта,carte de identitate,"
                    + "carte d identite,ταυτότητας,kimlik,identitetskort,id kort,henkilökortti,legitimation,"
                    + "удостоверение,удостоверения,удостоверение личности,посвідчення,الهوية,هوية,पहचान पत्र,身份证,"
                    + "身分證,在留カード,在留カード番号,주민등록증,外国人登録,kartu identitas,identitas,kitambulisho";

    static final List<NumberFormat> FORMATS = List.of(
            unchecked(
                            new Kind("PASSPORT", Sensitivity.RESTRICTED),
                            "XXXXXX XXXXXXX XXXXXXXX XXXXXXXXX AA9999999 AAA999999 AA99999999 9999999999 A999999999",
                            Ids::mostlyDigits,
                            PASSPORT_CUES)
                    .written(Separators.NONE),
            unchecked(
                            new Kind("PASSPORT", Sensitivity.RESTRICTED),
                            "XXXXXXXXX XXXXXXXXX9",
                            GermanChecks::serial,
                            PASSPORT_CUES)
                    .written(Separators.NONE),
            unchecked(
                            new Kind("DRIVER_LICENSE", Sensitivity.RESTRICTED),
                            "XXXXXX XXXXXXX XXXXXXXX XXXXXXXXX 9999999999 99999999999 999999999999 9999999999999 A999999999 "
                                    + "A9999999999 A99999999999 A999999999999 A9999999999999 A99999999999999 AA99999999 "
                                    + "AA9999999999999 99AA999999 AA9999999999 AAA9999999 9999999999A 99999999999A "
                                    + "AAAAAAA999XX AA999999A AA9999999A A99999999A 99999999AA AAA99999999999 9XXXXXXXX9 "
                                    + "99999AA9999999 XXXXXXXXXX XXXXXXXXXXX",
                            Ids::mostlyDigits,
                            LICENCE_CUES)
                    .written(Separators.NONE)
                    .within(32),
            unchecked(
                            new Kind("DRIVER_LICENSE", Sensitivity.RESTRICTED),
                            "AXXXX999999XXXAA AXXXX999999XXXXX",
                            number -> true,
                            LICENCE_CUES)
                    .alone(Confidence.LOW, "AAAAA999999AA9AA"),
            unchecked(
                            new Kind("NATIONAL_ID.OTHER", Sensitivity.RESTRICTED),
                            "XXXXXXX XXXXXXXX XXXXXXXXX 9999999999 99999999999 999999999999 9999999999999 99999999999999 "
                                    + "A999999999 AA99999999 999999999A 999999999999999 9999999999999999",
                            number -> Ids.digits(number) >= 5 && Ids.mostlyDigits(number),
                            OTHER_CUES)
                    .written(Separators.NONE)
                    .within(24),
            checked(
                            new Kind("IMEI", Sensitivity.CONFIDENTIAL),
                            "999999999999999",
                            Documents::imei,
                            "imei,imeis,IMEI,meid,device id,imei number")
                    .alone(Confidence.LOW, "99-999999-999999-9"),
            unchecked(new Kind("IMEI", Sensitivity.CONFIDENTIAL), "9999999999999999", number -> true, "imeisv,imei")
                    .within(16));

    private Documents() {}

    /** 3GPP TS 23.003, 6.2.1: Luhn's digit over the fourteen before. */
    private static boolean imei(String number) {
        return CheckDigits.luhn(number) && number.chars().distinct().count() > 1 && !number.equals("490154203237518");
    }
}
