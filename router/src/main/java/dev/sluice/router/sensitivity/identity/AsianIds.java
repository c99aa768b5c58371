package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.number.NumberFormat;
import java.util.List;

/** Numbers of southern, eastern and south-eastern Asia. */
final class AsianIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                            national("IN_AADHAAR"),
                            "999999999999",
                            IndianChecks::aadhaar,
                            "aadhaar,aadhar,adhaar,adhar,uidai,uid,UID,आधार,aadhaarnumber,ஆதார்,ఆధార్,আধার")
                    .alone(Confidence.LOW, "9999 9999 9999", "9999-9999-9999"),
            checked(
                            national("IN_PAN"),
                            "AAAAA9999A",
                            IndianChecks::pan,
                            "PAN,pan card,pan number,pan no,pancard,permanent account,itr,income tax,pannumber,pan")
                    .alone(Confidence.MEDIUM, "AAAAA9999A"),
            unchecked(
                            national("IN_VOTER"),
                            "AAA9999999",
                            number -> true,
                            "voter,voter id,epic,voterid,voters,election card,मतदाता")
                    .alone(Confidence.LOW, "AAA9999999"),
            checked(national("IN_GSTIN"), "99AAAAA9999AXAX", IndianChecks::gstin, "gstin,gst,gst number,gst no")
                    .alone(Confidence.MEDIUM, "99AAAAA9999AXAX"),
            checked(
                            national("PK_CNIC"),
                            "9999999999999",
                            number -> number.charAt(0) >= '1' && number.charAt(0) <= '7',
                            "cnic,nicop,شناختی,شناختی کارڈ,nadra")
                    .alone(Confidence.MEDIUM, "99999-9999999-9"),
            unchecked(
                    national("BD_NID"),
                    "9999999999 9999999999999 99999999999999999",
                    number -> true,
                    "NID,nid card,nid number,পরিচয়পত্র"),
            checked(national("LK_NIC"), "999999999A 999999999999", IndianChecks::sriLanka, "NIC,nic number,nic no")
                    .alone(Confidence.LOW, "999999999A"),
            checked(
                            national("CN_RESIDENT_ID"),
                            "999999999999999999 99999999999999999A",
                            ChineseChecks::residentId,
                            "身份证,身份证号,身份证号码,身份證,身份證號,身份證字號,公民身份号码,居民身份证,证件号,证件号码,"
                                    + "身分證,resident identity,chinese id,shenfenzheng")
                    .alone(Confidence.MEDIUM, "999999999999999999", "99999999999999999A", "999999 99999999 999X"),
            checked(
                            national("TW_ID"),
                            "A999999999",
                            ChineseChecks::taiwan,
                            "身分證,身分證字號,身份證字號,統一編號,身分證號碼,taiwan id,taiwanese id,國民身分證,arc")
                    .alone(Confidence.LOW, "A999999999"),
            checked(
                            national("HK_ID"),
                            "A999999X AA999999X",
                            ChineseChecks::hongKong,
                            "hkid,hong kong id,hong kong identity,身份證,香港身份證,身份證號碼,hkic")
                    .alone(Confidence.MEDIUM, "A999999(9)", "A999999(A)", "AA999999(9)", "AA999999(A)"),
            checked(
                            national("SG_NRIC"),
                            "A9999999A",
                            SoutheastAsianChecks::nric,
                            "nric,fin,nric fin,uin,FIN,nricfin,singapore ic,ic number,ic no")
                    .alone(Confidence.MEDIUM, "A9999999A"),
            checked(
                            national("MY_KAD"),
                            "999999999999",
                            SoutheastAsianChecks::myKad,
                            "mykad,kad pengenalan,ic number,ic no,nric,IC,kad,no ic,no kp,mykas,mypr")
                    .alone(Confidence.MEDIUM, "999999-99-9999"),
            checked(
                            national("TH_ID"),
                            "9999999999999",
                            SoutheastAsianChecks::thai,
                            "เลขบัตรประชาชน,เลขประจำตัวประชาชน,ประชาชน,thai id,ประจำตัวประชาชน,เลขที่บัตรประชาชน,"
                                    + "เลขบัตร,thai national")
                    .alone(Confidence.MEDIUM, "9-9999-99999-99-9", "9 9999 99999 99 9"),
            checked(
                    national("ID_NIK"),
                    "9999999999999999",
                    SoutheastAsianChecks::nik,
                    "nik,NIK,ktp,nomor induk,induk kependudukan,nomor ktp,no ktp"),
            unchecked(
                            national("ID_NPWP"),
                            "999999999999999 9999999999999999",
                            number -> true,
                            "npwp,nomor pokok,no npwp")
                    .alone(Confidence.LOW, "99.999.999.9-999.999"),
            unchecked(
                            national("PH_ID"),
                            "999999999999 9999999999 999999999 9999999999999999",
                            number -> true,
                            "philsys,philid,umid,philippine sss,philhealth,sss number,sss no,pcn,psn,crn,national id philippines")
                    .within(24),
            unchecked(
                    national("VN_CCCD"),
                    "999999999999 999999999",
                    SoutheastAsianChecks::cccd,
                    "cccd,cmnd,căn cước,chứng minh,căn cước công dân,chứng minh nhân dân"),
            checked(
                            national("KR_RRN"),
                            "9999999999999",
                            EastAsianChecks::rrn,
                            "주민등록번호,주민번호,주민등록,주민,외국인등록번호,외국인등록,resident registration,rrn,주민등록증")
                    .alone(Confidence.MEDIUM, "999999-9999999"),
            checked(
                            national("JP_MY_NUMBER"),
                            "999999999999",
                            EastAsianChecks::myNumber,
                            "マイナンバー,個人番号,my number,mynumber,マイナンバーカード,マイナンバーは,個人番号カード")
                    .alone(Confidence.LOW, "9999-9999-9999", "9999 9999 9999"));

    private AsianIds() {}
}
