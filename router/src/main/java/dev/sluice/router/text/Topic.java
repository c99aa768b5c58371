package dev.sluice.router.text;

/**
 * What a word may speak of. Each topic has a list of words in {@code words/<topic in lower case>.txt} beside this
 * class: lower case, letters only, one a line, {@code #} begins a comment. At most 64 topics.
 */
public enum Topic {
    /** Announces a password: {@code password}, {@code passwd}, {@code identified} (by). */
    PASSWORD,
    /** Announces a telephone number for certain: {@code phone}, {@code fax}. */
    PHONE,
    /** May announce a telephone number: {@code call}, {@code reach}. */
    CALL,
    /** Announces a date of birth: {@code born}, {@code dob}. */
    BIRTH,
    /** Announces a postal address: {@code address}, {@code lives}. */
    ADDRESS,
    /** Speaks of machines in a network: {@code ip}, {@code host}. */
    NETWORK,
    /** Speaks of versions: {@code build}, {@code release}. */
    VERSION,
    /** Speaks of where somebody is: {@code gps}, {@code latitude}. */
    WHEREABOUTS,
    /** Stands before a surname: {@code mr}, {@code frau}. */
    TITLE,
    /** Announces a person's name: {@code name}, {@code patient}, {@code dear}. */
    NAMED,
    /** A first name. */
    GIVEN_NAME,
    /** Stands after a name where it has no case: {@code 様}. */
    HONORIFIC,
    /** A diagnosis, medication, procedure, laboratory value or symptom. */
    MEDICAL,
    /** Announces the number of a patient or a case: {@code mrn}. */
    RECORD,
    /** Announces the number of somebody insured: {@code beneficiary}, {@code subscriber}. */
    INSURED,
    /** Announces the number of somebody who prescribes: {@code npi}, {@code dea}. */
    PRESCRIBER,
    /** Marks a text as not public: {@code confidential}, {@code tlp}. */
    MARKER;

    /** The topic's bit in {@link Words}. */
    @SuppressWarnings("EnumOrdinal") // lives in memory alone
    long bit() {
        return 1L << ordinal();
    }
}
