package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.sensitivity.number.NumberFormat.Separators;
import java.util.List;

/** Numbers of the Middle East, Africa, Australia and New Zealand. */
final class SouthernIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                    national("IL_ID"),
                    "999999999 99999999",
                    SouthernChecks::israel,
                    "זהות,תעודת זהות,תז,מספר זהות,תעודת הזהות,הזהות,teudat zehut,teudat,israeli id,zehut"),
            checked(
                    national("EG_ID"),
                    "99999999999999",
                    SouthernChecks::egypt,
                    "القومي,الرقم القومي,رقم قومي,قومي,egyptian id,بطاقة"),
            checked(
                    national("SA_ID"),
                    "9999999999",
                    SouthernChecks::saudi,
                    "الهوية,هوية,الإقامة,إقامة,اقامة,الاقامة,الوطنية,iqama,saudi id,رقم الهوية,هويتي"),
            checked(
                            national("AE_ID"),
                            "999999999999999",
                            SouthernChecks::emirates,
                            "emirates id,الهوية,الهوية الإماراتية,eid,EID,هوية,هويتي")
                    .alone(Confidence.MEDIUM, "999-9999-9999999-9", "999 9999 9999999 9", "999999999999999"),
            checked(
                    national("KW_CIVIL_ID"),
                    "999999999999",
                    SouthernChecks::kuwait,
                    "civil id,civilid,المدني,المدنية,البطاقة المدنية,الرقم المدني"),
            unchecked(
                    national("QA_QID"),
                    "99999999999",
                    number -> number.charAt(0) == '2' || number.charAt(0) == '3',
                    "QID,qatar id,qatari id,الشخصي,الرقم الشخصي,البطاقة الشخصية"),
            unchecked(national("JO_ID"), "9999999999", number -> true, "الوطني,الرقم الوطني,jordanian id,national no"),
            checked(
                    national("IR_MELLI"),
                    "9999999999",
                    SouthernChecks::iran,
                    "ملی,کد ملی,کدملی,شماره ملی,melli,kode melli,code melli"),
            checked(
                            national("ZA_ID"),
                            "9999999999999",
                            SouthernChecks::southAfrica,
                            "south african id,sa id,rsa id,id number,id no,identity number,identiteitsnommer,"
                                    + "south african,za id,id nommer,said")
                    .alone(Confidence.LOW, "9999999999999")
                    .alone(Confidence.MEDIUM, "999999 9999 999", "999999 9999 99 9"),
            unchecked(
                    national("NG_NIN"),
                    "99999999999",
                    number -> number.charAt(0) != '0',
                    "NIN,nin number,nin no,nigerian nin,nimc"),
            unchecked(national("NG_BVN"), "99999999999", number -> true, "bvn,bank verification"),
            checked(
                            national("KE_KRA_PIN"),
                            "A999999999A",
                            number -> number.charAt(0) == 'A' || number.charAt(0) == 'P',
                            "kra,kra pin,pin")
                    .alone(Confidence.MEDIUM, "A999999999A"),
            unchecked(
                            national("KE_ID"),
                            "99999999 9999999",
                            number -> !CheckDigits.day(number),
                            "kenyan id,kenya id,kitambulisho,huduma,national id,id number,id no")
                    .within(20),
            checked(
                            national("GH_CARD"),
                            "AAA9999999999",
                            number -> number.startsWith("GHA"),
                            "ghana card,ghanacard,ghana")
                    .alone(Confidence.MEDIUM, "AAA-999999999-9"),
            unchecked(
                    national("TZ_NIDA"),
                    "99999999999999999999",
                    number -> CheckDigits.monthDay(number, 4),
                    "nida,national id,kitambulisho"),
            unchecked(
                    national("UG_NIN"),
                    "AA9999999XXXXX AA99999999XXXX",
                    number -> number.charAt(0) == 'C' && (number.charAt(1) == 'M' || number.charAt(1) == 'F'),
                    "nin,NIN,national id"),
            unchecked(
                    national("RW_ID"),
                    "9999999999999999",
                    number -> number.charAt(0) <= '3',
                    "indangamuntu,irangamuntu"),
            unchecked(
                            national("MA_CIN"),
                            "A999999 AA999999 AA99999 A99999",
                            number -> true,
                            "CIN,cnie,CNIE,carte nationale,بطاقة التعريف,التعريف الوطنية")
                    .written(Separators.NONE),
            unchecked(
                    national("DZ_NIN"),
                    "999999999999999999",
                    number -> number.charAt(0) == '1',
                    "nin,NIN,التعريف الوطني"),
            unchecked(
                    national("TN_CIN"), "99999999", number -> number.charAt(0) <= '1', "CIN,cin,بطاقة التعريف,التعريف"),
            checked(
                    national("AU_TFN"),
                    "999999999 99999999",
                    SouthernChecks::tfn,
                    "tfn,tax file,TFN,taxfile,taxfilenumber,australian tax"),
            checked(
                            national("AU_MEDICARE"),
                            "9999999999 99999999999",
                            SouthernChecks::medicare,
                            "medicare,medicare card,medicare number,medicare no,medicarenumber")
                    .alone(Confidence.LOW, "9999 99999 9", "9999 99999 9 9"),
            checked(national("AU_ABN"), "99999999999", SouthernChecks::abn, "abn,australian business number"),
            checked(
                    national("NZ_IRD"),
                    "999999999 99999999",
                    SouthernChecks::ird,
                    "ird,IRD,ird number,inland revenue"));

    private SouthernIds() {}
}
