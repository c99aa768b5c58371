package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.number.NumberFormat;
import java.util.List;

/** Nordic and Baltic numbers. */
final class NorthernEuropeanIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                            national("SE_PERSONNUMMER"),
                            "9999999999 999999999999",
                            NordicChecks::personnummer,
                            "personnummer,personnr,pnr,samordningsnummer,svenskt personnummer,personnumret,ssn")
                    .alone(Confidence.MEDIUM, "999999-9999", "99999999-9999"),
            checked(
                            national("NO_FNR"),
                            "99999999999",
                            NordicChecks::fodselsnummer,
                            "fødselsnummer,fødselsnr,fodselsnummer,personnummer,fnr,dnummer,fødselsnummeret")
                    .alone(Confidence.MEDIUM, "999999 99999")
                    .alone(Confidence.LOW, "99999999999"),
            checked(
                            national("DK_CPR"),
                            "9999999999",
                            NordicChecks::cpr,
                            "cpr,cprnr,cprnummer,cpr nummer,personnummer,cpr nr")
                    .alone(Confidence.LOW, "999999-9999"),
            checked(
                            national("FI_HETU"),
                            "999999999X 999999A999X",
                            NordicChecks::hetu,
                            "henkilötunnus,hetu,henkilötunnukseni,henkilötunnuksen,sotu,sosiaaliturvatunnus,"
                                    + "personbeteckning,henkilötunnuksesi")
                    .alone(Confidence.MEDIUM, "999999-999A", "999999-9999", "999999A999X"),
            checked(
                            national("IS_KENNITALA"),
                            "9999999999",
                            NordicChecks::kennitala,
                            "kennitala,kennitölu,kt,kennitalan,kennitöluna")
                    .alone(Confidence.MEDIUM, "999999-9999"),
            checked(
                            national("EE_ISIKUKOOD"),
                            "99999999999",
                            BalticChecks::personalCode,
                            "isikukood,isikukoodi,isikukoodiga,ik")
                    .alone(Confidence.LOW, "99999999999"),
            checked(
                    national("LT_ASMENS_KODAS"),
                    "99999999999",
                    BalticChecks::personalCode,
                    "asmens kodas,asmens kodo,asmens kodą,kodas,ak"),
            checked(
                            national("LV_PERSONAS_KODS"),
                            "99999999999",
                            BalticChecks::personasKods,
                            "personas kods,personas kodu,personas koda,pk")
                    .alone(Confidence.MEDIUM, "999999-99999"));

    private NorthernEuropeanIds() {}
}
