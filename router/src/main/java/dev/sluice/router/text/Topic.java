package dev.sluice.router.text;

/**
 * What a word may speak of. Each topic has a list of words in {@code words/<topic in lower case>.txt} beside this
 * class: lower case, letters only, one a line, {@code #} begins a comment. At most 64 topics.
 */
public enum Topic {
    /** Announces a password: {@code password}, {@code passwd}, {@code identified} (by). */
    PASSWORD,
    /** Stands before a surname: {@code mr}, {@code frau}. */
    TITLE,
    /** A country or continent, in any case of letters. */
    COUNTRY,
    /** A town or region, if it has a capital. */
    PLACE,
    /** A place, or something else: {@code reading}, {@code turkey}. */
    PLACE_HOMONYM,
    /** The rarest word of a place's name of several words: {@code york}. */
    PLACE_PART,
    /** Speaks of where somebody lives or goes: {@code lives}, {@code flew}. */
    DWELLING,
    /** A nationality, people, religion or political group. */
    NATIONALITY,
    /** A well-known organisation. */
    COMPANY,
    /** The rarest word of a well-known organisation's name of several words. */
    ORGANISATION_PART,
    /** A company's legal form: {@code inc}, {@code gmbh}. */
    LEGAL_FORM,
    /** Ends or begins an organisation's name, if it has a capital: {@code university}. */
    INSTITUTION,
    /** Speaks of whom somebody works for, or of a business: {@code works}, {@code founder}. */
    EMPLOYER,
    /** A frequent last name. */
    LAST_NAME,
    /** A day of the week or a month that is no other word. */
    CALENDAR,
    /** Begins or ends a web address: {@code www}, {@code com}. */
    DOMAIN,
    /** Ends the name of an occupation: {@code engineer}, {@code clerk}. */
    OCCUPATION,
    /** Stands before places, and much else: {@code in}, {@code from}. */
    LOCATIVE,
    /** Announces a postal code: {@code zip}. */
    POSTAL,
    /** Announces a number that a state or a registry gives: {@code passport}, {@code NIR}, {@code DNI}. */
    IDENTITY,
    /** Announces a payment card. */
    CARD,
    /** Announces a card's security code. */
    CARD_CODE,
    /** Announces a bank account or a code of a bank. */
    ACCOUNT,

    /** A digit or ten in words, or how often one comes: {@code four}, {@code double}. */
    SPOKEN_DIGIT,

    /** A common word written backwards, or a word that speaks of mirror writing. */
    BACKWARDS,

    /** A common word as ROT13 writes it. */
    ENCIPHERED,

    /** Speaks of a cipher. */
    CIPHER,
    /** Announces a token or a key: {@code token}, {@code secret}, {@code bearer}. */
    SECRET,
    /** A command that takes a password as an argument: {@code curl}, {@code mysql}. */
    COMMAND,
    /** Says that a random string beside it is a digest or an identifier: {@code commit}, {@code checksum}. */
    DIGEST,
    /** Stands in files that hold private keys: {@code kty}, {@code PuTTY}. */
    KEY_FILE;

    /** These topics as a mask for {@link Words#next(int, long)}. */
    public static long mask(Topic... topics) {
        long mask = 0;
        for (Topic topic : topics) {
            mask |= topic.bit();
        }
        return mask;
    }

    /** The topic's bit in {@link Words}. */
    @SuppressWarnings("EnumOrdinal") // lives in memory alone
    long bit() {
        return 1L << ordinal();
    }
}
