package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.NumberFormat;
import java.util.List;

/** Numbers of central, south-eastern and eastern Europe, of Turkey and Kazakhstan. */
final class EasternEuropeanIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                            national("PL_PESEL"),
                            "99999999999",
                            PolishChecks::pesel,
                            "pesel,peselu,pesele,peselem,numer pesel,nr pesel")
                    .alone(Confidence.LOW, "99999999999"),
            checked(national("PL_NIP"), "9999999999", PolishChecks::nip, "NIP,nipu,numer nip,nr nip,nip"),
            checked(
                            national("PL_DOWOD"),
                            "AAA999999",
                            PolishChecks::dowod,
                            "dowód,dowod,dowodu,dowodem,dowód osobisty,dowodu osobistego")
                    .alone(Confidence.LOW, "AAA999999", "AAA 999999"),
            checked(
                            national("CZ_RC"),
                            "9999999999 999999999",
                            CzechChecks::rodneCislo,
                            "rodné číslo,rodne cislo,rodného čísla,rodným číslem,rodnom čísle,rč,rodcislo,rodnecislo,"
                                    + "rodným číslom,rc")
                    .alone(Confidence.MEDIUM, "999999/9999"),
            unchecked(
                    national("CZ_OP"),
                    "999999999 AA999999",
                    number -> true,
                    "občanský průkaz,občanského průkazu,občiansky preukaz,občianskeho preukazu"),
            checked(national("HU_TAJ"), "999999999", HungarianChecks::taj, "taj,tajszám,taj szám,tajszáma,tb szám"),
            checked(
                    national("HU_ADOAZONOSITO"),
                    "9999999999",
                    HungarianChecks::taxId,
                    "adóazonosító,adóazonosító jel,adóazonosítója,adóazonosítóm,adószám"),
            checked(
                            national("HU_SZEMELYI_SZAM"),
                            "99999999999",
                            HungarianChecks::personalId,
                            "személyi szám,személyi azonosító,személyi száma,személyi")
                    .alone(Confidence.MEDIUM, "9-999999-9999", "9 999999 9999"),
            unchecked(
                    national("HU_SZEMELYI"),
                    "999999AA",
                    number -> true,
                    "személyi igazolvány,személyi,személyigazolvány,igazolvány"),
            checked(
                            national("RO_CNP"),
                            "9999999999999",
                            BalkanChecks::cnp,
                            "cnp,cod numeric personal,codul numeric,cod numeric,cnpul")
                    .alone(Confidence.LOW, "9999999999999"),
            checked(
                    national("BG_EGN"),
                    "9999999999",
                    BalkanChecks::egn,
                    "егн,egn,единен граждански номер,граждански номер,единен граждански"),
            checked(national("HR_OIB"), "99999999999", CheckDigits::mod1110, "oib,oiba,osobni identifikacijski broj"),
            checked(
                            national("RS_JMBG"),
                            "9999999999999",
                            BalkanChecks::jmbg,
                            "jmbg,јмбг,матични број,matični broj,matični,ембг,embg,матичен број,emšo,emso,"
                                    + "enotna matična številka,matična številka,matičnog broja")
                    .alone(Confidence.LOW, "9999999999999"),
            checked(
                    national("SI_DAVCNA"),
                    "99999999",
                    BalkanChecks::davcna,
                    "davčna številka,davčna,davcna stevilka,davčne številke"),
            checked(national("GR_AFM"), "999999999", BalkanChecks::afm, "αφμ,afm,φορολογικού μητρώου"),
            checked(national("GR_AMKA"), "99999999999", BalkanChecks::amka, "αμκα,amka"),
            unchecked(
                    national("GR_ADT"), "AA999999", number -> true, "ταυτότητας,αδτ,ταυτότητα,αστυνομικής ταυτότητας"),
            checked(
                    national("TR_TCKN"),
                    "99999999999",
                    TurkishChecks::tckn,
                    "kimlik,kimlik no,tckn,tckimlik,tc kimlik,tc,tc no,kimliğim,kimliği,kimlik numarası,tcno"),
            checked(
                            national("RU_SNILS"),
                            "99999999999",
                            SlavicChecks::snils,
                            "снилс,snils,страховой номер,снилса,пенсионного страхования,пфр")
                    .alone(Confidence.MEDIUM, "999-999-999 99", "999-999-999-99"),
            checked(
                    national("RU_INN"),
                    "9999999999 999999999999",
                    SlavicChecks::inn,
                    "инн,inn,налогоплательщика,идентификационный номер"),
            unchecked(
                    national("RU_PASSPORT"),
                    "9999999999",
                    number -> number.charAt(0) != '0' || number.charAt(1) != '0',
                    "паспорт,паспорта,паспортные данные,паспортные,паспорту,паспортом,серия"),
            checked(
                    national("UA_RNOKPP"),
                    "9999999999",
                    SlavicChecks::rnokpp,
                    "рнокпп,ипн,іпн,інн,ідентифікаційний,ідентифікаційний код,код платника,платника податків,rnokpp"),
            unchecked(national("UA_PASSPORT"), "999999999", number -> true, "паспорт,паспорта,id картка,айді картка"),
            checked(national("KZ_IIN"), "999999999999", SlavicChecks::iin, "иин,жсн,iin"),
            checked(
                            national("BY_ID"),
                            "9999999A999AA9",
                            number -> CheckDigits.dayMonth(number, 1),
                            "личный номер,идентификационный номер,асабісты нумар,личный")
                    .alone(Confidence.MEDIUM, "9999999A999AA9"));

    private EasternEuropeanIds() {}
}
