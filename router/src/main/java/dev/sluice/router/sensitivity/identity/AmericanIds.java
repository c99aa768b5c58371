package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.identity.Ids.national;
import static dev.sluice.router.sensitivity.number.NumberFormat.checked;
import static dev.sluice.router.sensitivity.number.NumberFormat.unchecked;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.CheckDigits;
import dev.sluice.router.sensitivity.number.NumberFormat;
import java.util.List;

/** Numbers of the Americas. */
final class AmericanIds {
    static final List<NumberFormat> FORMATS = List.of(
            checked(
                            new Kind("US_SSN", Sensitivity.RESTRICTED),
                            "999999999",
                            UnitedStatesChecks::ssn,
                            "ssn,ssns,ss number,ss no,ss num,social security,social sec,soc sec,social no,social number,"
                                    + "socialsecuritynumber,socialsecurity,taxpayer,tin,seguro social,social is,social was,social")
                    .alone(Confidence.MEDIUM, "999-99-9999"),
            checked(
                            new Kind("US_ITIN", Sensitivity.RESTRICTED),
                            "999999999",
                            UnitedStatesChecks::itin,
                            "itin,itins,individual taxpayer,taxpayer,tin,ssn,social security")
                    .alone(Confidence.MEDIUM, "999-99-9999"),
            unchecked(
                    new Kind("NATIONAL_ID.US_EIN", Sensitivity.CONFIDENTIAL),
                    "999999999",
                    UnitedStatesChecks::ein,
                    "EIN,ein number,fein,employer identification,employer id,federal tax id"),
            checked(
                            national("CA_SIN"),
                            "999999999",
                            UnitedStatesChecks::sin,
                            "SIN,sin number,sin no,social insurance,assurance sociale,NAS,canadian sin,sin card")
                    .alone(Confidence.LOW, "999-999-999"),
            unchecked(national("CA_SIN"), "999999999", number -> true, "social insurance number,assurance sociale")
                    .within(16),
            checked(
                            national("MX_CURP"),
                            "AAAA999999AAAAAAX9",
                            MexicanChecks::curp,
                            "curp,clave única de registro,clave unica de registro")
                    .alone(Confidence.MEDIUM, "AAAA999999AAAAAAX9"),
            checked(
                    national("MX_RFC"),
                    "AAAA999999XXX AAA999999XXX",
                    MexicanChecks::rfc,
                    "rfc,registro federal,contribuyentes"),
            checked(national("MX_RFC"), "", MexicanChecks::rfcStrict, "")
                    .alone(Confidence.MEDIUM, "AAAA999999XXX", "AAAA-999999-XXX"),
            unchecked(national("MX_NSS"), "99999999999", CheckDigits::luhn, "nss,imss,seguridad social,seguro social"),
            checked(
                            national("BR_CPF"),
                            "99999999999",
                            BrazilianChecks::cpf,
                            "cpf,cpfs,cadastro de pessoas,cadastro de pessoa")
                    .alone(Confidence.MEDIUM, "999.999.999-99"),
            checked(national("BR_CNPJ"), "99999999999999", BrazilianChecks::cnpj, "cnpj,cadastro nacional")
                    .alone(Confidence.MEDIUM, "99.999.999/9999-99"),
            checked(
                            national("BR_RG"),
                            "99999999X",
                            BrazilianChecks::rg,
                            "rg,carteira de identidade,registro geral,identidade")
                    .alone(Confidence.LOW, "99.999.999-X"),
            unchecked(
                            national("BR_RG"),
                            "99999999X 99999999 9999999 9999999999",
                            number -> !CheckDigits.day(number),
                            "RG,carteira de identidade,registro geral")
                    .within(16),
            checked(national("BR_PIS"), "99999999999", BrazilianChecks::pis, "pis,pasep,nis,nit,pis pasep"),
            unchecked(national("BR_TITULO"), "999999999999", number -> true, "título de eleitor,titulo de eleitor"),
            checked(
                            national("AR_CUIL"),
                            "99999999999",
                            SouthAmericanChecks::cuil,
                            "cuil,cuit,cuil cuit,clave única de identificación,clave unica de identificacion")
                    .alone(Confidence.MEDIUM, "99-99999999-9"),
            unchecked(
                    national("AR_DNI"),
                    "99999999 9999999",
                    number -> number.charAt(0) != '0' && !CheckDigits.day(number),
                    "dni,documento nacional de identidad,documento de identidad"),
            checked(
                            national("CL_RUT"),
                            "99999999X 9999999X",
                            SouthAmericanChecks::rut,
                            "rut,run,rol único,rol unico,rut chileno,cédula,cedula")
                    .alone(Confidence.MEDIUM, "99.999.999-X", "9.999.999-X")
                    .alone(Confidence.LOW, "99999999-X"),
            checked(
                    national("CO_NIT"),
                    "9999999999",
                    SouthAmericanChecks::nit,
                    "nit,número de identificación tributaria,identificación tributaria"),
            unchecked(
                            national("CO_CC"),
                            "9999999999 99999999 9999999 999999",
                            number -> number.charAt(0) != '0' && !CheckDigits.day(number),
                            "cédula,cedula,cédula de ciudadanía,cedula de ciudadania,cédula de extranjería,CC,"
                                    + "tarjeta de identidad,ciudadanía")
                    .within(24),
            checked(national("PE_RUC"), "99999999999", SouthAmericanChecks::ruc, "ruc"),
            checked(
                            national("UY_CI"),
                            "99999999 9999999",
                            SouthAmericanChecks::uruguay,
                            "cédula,cedula,ci,cédula de identidad,cedula de identidad,documento")
                    .alone(Confidence.MEDIUM, "9.999.999-9"),
            checked(
                    national("EC_CEDULA"),
                    "9999999999",
                    SouthAmericanChecks::ecuador,
                    "cédula,cedula,cédula de identidad,cedula de identidad,número de cédula"),
            unchecked(
                    national("VE_CI"),
                    "A99999999 A9999999",
                    number -> number.charAt(0) == 'V' || number.charAt(0) == 'E',
                    "cédula,cedula,ci,cédula de identidad"),
            checked(
                            national("DO_CEDULA"),
                            "99999999999",
                            CheckDigits::luhn,
                            "cédula,cedula,cédula de identidad,número de cédula")
                    .alone(Confidence.MEDIUM, "999-9999999-9"),
            checked(national("SV_DUI"), "999999999", SouthAmericanChecks::dui, "dui,documento único,documento unico"),
            unchecked(national("GT_CUI"), "9999999999999", number -> true, "cui,dpi,código único,codigo unico"),
            unchecked(
                    national("CR_CEDULA"),
                    "999999999",
                    number -> number.charAt(0) != '0',
                    "cédula,cedula,cédula de identidad"));

    private AmericanIds() {}
}
