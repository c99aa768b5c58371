package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.NumberFormat;
import dev.sluice.router.sensitivity.number.NumberFormat.Separators;
import java.util.List;

/** British, Irish, German, French, Italian, Iberian, Benelux and Alpine numbers. */
final class WesternEuropeanIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                            national("GB_NINO"),
                            "AA999999A",
                            IslesChecks::nino,
                            "nino,national insurance,ni number,ni no,NI,nationalinsurance")
                    .alone(Confidence.MEDIUM, "AA 99 99 99 A", "AA-99-99-99-A")
                    .alone(Confidence.LOW, "AA999999A"),
            checked(
                    national("GB_NHS"),
                    "9999999999",
                    IslesChecks::nhs,
                    "nhs,nhs number,nhs no,national health service"),
            checked(national("GB_UTR"), "9999999999", IslesChecks::utr, "utr,unique taxpayer"),
            checked(
                            national("IE_PPS"),
                            "9999999A 9999999AA",
                            IslesChecks::pps,
                            "pps,ppsn,pps number,personal public service")
                    .alone(Confidence.LOW, "9999999A", "9999999AA"),
            checked(
                    national("DE_STEUER_ID"),
                    "99999999999",
                    GermanChecks::steuerId,
                    "steuer,steueridentifikationsnummer,steueridnr,steuerid,idnr,identifikationsnummer,tin,steuernummer"),
            checked(national("DE_STEUER_ID"), "", GermanChecks::steuerIdStrict, "")
                    .alone(Confidence.MEDIUM, "99 999 999 999")
                    .alone(Confidence.LOW, "99999999999"),
            unchecked(
                    national("DE_STEUERNUMMER"),
                    "9999999999 99999999999 9999999999999",
                    number -> true,
                    "steuernummer,steuer nr,st nr"),
            checked(
                            national("DE_PERSONALAUSWEIS"),
                            "AXXXXXXXX9",
                            GermanChecks::personalausweis,
                            "personalausweis,personalausweisnummer,ausweis,ausweisnummer,ausweisnr,perso")
                    .written(Separators.NONE),
            unchecked(
                            national("DE_PERSONALAUSWEIS"),
                            "AXXXXXXXX",
                            GermanChecks::serial,
                            "personalausweis,personalausweisnummer,ausweis,ausweisnummer,ausweisnr,perso")
                    .written(Separators.NONE),
            checked(
                            national("DE_RVNR"),
                            "99999999A999",
                            GermanChecks::rentenversicherung,
                            "rentenversicherungsnummer,sozialversicherungsnummer,versicherungsnummer,rvnr,svnr,"
                                    + "sozialversicherung,rentenversicherung,sv nummer")
                    .alone(Confidence.MEDIUM, "99999999A999", "99 999999 A 999"),
            checked(
                    national("FR_NIR"),
                    "999999999999999 999999A99999999",
                    FrenchChecks::nir,
                    "nir,sécurité sociale,securite sociale,sécu,secu,insee,carte vitale,vitale,numéro ss,assuré"),
            checked(national("FR_NIR"), "", FrenchChecks::nirStrict, "")
                    .alone(
                            Confidence.MEDIUM,
                            "999999999999999",
                            "9 99 99 99 999 999 99",
                            "9 99 99 9A 999 999 99",
                            "9 99 99 99 999 999"),
            unchecked(
                    national("FR_NIR"),
                    "9999999999999",
                    FrenchChecks::nirWithoutKey,
                    "nir,sécurité sociale,securite sociale,sécu,insee"),
            checked(
                    national("FR_SPI"),
                    "9999999999999",
                    FrenchChecks::spi,
                    "spi,numéro fiscal,numero fiscal,identifiant fiscal,référence fiscale"),
            unchecked(
                            national("FR_CNI"),
                            "999999999999 XXXXXXXXX",
                            Ids::mostlyDigits,
                            "carte d identité,carte nationale,cni,pièce d identité")
                    .written(Separators.NONE),
            checked(
                            national("IT_CF"),
                            "AAAAAA99A99A999A AAAAAAXXAXXAXXXA",
                            ItalianChecks::codiceFiscale,
                            "codice fiscale,codicefiscale,cf,CF,cod fisc,fiscale")
                    .alone(Confidence.MEDIUM, "AAAAAA99A99A999A", "AAA AAA 99A99 A999A"),
            checked(national("IT_PIVA"), "99999999999", CheckDigits::luhn, "partita iva,piva,partitaiva,iva,vat"),
            unchecked(
                            national("IT_CI"),
                            "AA99999AA AA9999999",
                            number -> true,
                            "carta d identità,carta di identità,carta d identita,carta identità,cie")
                    .written(Separators.NONE),
            checked(
                            national("ES_DNI"),
                            "99999999A",
                            SpanishChecks::dni,
                            "dni,nif,documento nacional,documento de identidad,documento")
                    .alone(Confidence.MEDIUM, "99999999A", "99999999-A", "99.999.999-A", "99.999.999A", "99999999 A"),
            checked(
                            national("ES_NIE"),
                            "A9999999A",
                            SpanishChecks::nie,
                            "NIE,nie,extranjero,identidad de extranjero,tarjeta de residencia")
                    .alone(Confidence.MEDIUM, "A9999999A", "A-9999999-A", "A9999999-A", "A-9999999A"),
            checked(national("ES_CIF"), "A9999999X", SpanishChecks::cif, "cif,CIF,nif"),
            checked(
                    national("ES_NUSS"),
                    "999999999999",
                    SpanishChecks::nuss,
                    "seguridad social,nuss,naf,afiliación,afiliacion,seg social"),
            checked(
                    national("PT_NIF"),
                    "999999999",
                    PortugueseChecks::nif,
                    "nif,contribuinte,identificação fiscal,identificacao fiscal,número fiscal"),
            checked(
                            national("PT_CC"),
                            "999999999XX9",
                            PortugueseChecks::cartaoDeCidadao,
                            "cartão de cidadão,cartao de cidadao,cartão do cidadão,cc,bilhete de identidade,cidadão")
                    .alone(Confidence.MEDIUM, "99999999 9 AA9", "999999999AA9"),
            checked(national("PT_NISS"), "99999999999", PortugueseChecks::niss, "niss,segurança social"),
            checked(
                    national("NL_BSN"),
                    "999999999 99999999",
                    BeneluxChecks::bsn,
                    "bsn,burgerservicenummer,burger service nummer,burger service,sofinummer,sofi,bsnnummer,persoonsnummer"),
            checked(
                            national("BE_NRN"),
                            "99999999999",
                            BeneluxChecks::rijksregister,
                            "rijksregisternummer,rijksregister,registre national,numéro national,niss,insz,nrn,"
                                    + "nationalregister,identificatienummer,numéro de registre")
                    .alone(Confidence.MEDIUM, "99.99.99-999.99", "99.99.99 999.99", "999999-999-99"),
            checked(
                            national("LU_MATRICULE"),
                            "9999999999999",
                            BeneluxChecks::matricule,
                            "matricule,matrikelnummer,numéro d identification,sozialversicherungsnummer,matrikel")
                    .alone(Confidence.MEDIUM, "9999999999999", "9999 9999 99999"),
            checked(
                            national("AT_SVNR"),
                            "9999999999",
                            AlpineChecks::svnr,
                            "sozialversicherungsnummer,svnr,sv nummer,sv nr,versicherungsnummer,sozialversicherung,ecard")
                    .alone(Confidence.LOW, "9999 999999"),
            checked(
                            national("CH_AHV"),
                            "9999999999999",
                            AlpineChecks::ahv,
                            "ahv,avs,ahvn,navs,oasi,ahvnummer,avsnummer,sozialversicherungsnummer,assicurato,"
                                    + "numéro avs,numero avs,versichertennummer")
                    .alone(
                            Confidence.MEDIUM,
                            "999.9999.9999.99",
                            "9999999999999",
                            "999 9999 9999 99",
                            "999-9999-9999-99"));

    private WesternEuropeanIds() {}
}
