package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.WordMap;
import java.util.List;

/** The words that postal addresses are made of. */
final class StreetWords {
    /** Kinds of street that hardly stand beside a number and a capital for another reason. */
    private static final String STREETS = "street avenue ave av avda avenida road rd lane ln boulevard blvd "
            + "boul rue impasse chemin allée allées quai cours faubourg calle carrer cl paseo ronda via viale corso "
            + "piazza piazzale vicolo strada largo rua travessa praça praca alameda rodovia estrada straße strasse str "
            + "gasse allee ulica ul aleja al aleje os osiedle plac laan straat plein gracht cadde caddesi cad sokak "
            + "sokağı sokagi sok sk mah mahallesi bulvarı blv улица ул улице проспект пр просп переулок пер шоссе "
            + "бульвар набережная наб площадь пл вулиця вул вулиці провулок пров utca út útja tér körút ulice náměstí "
            + "gatan gata vägen gade vej veien vegen רחוב רח שדרות שד شارع طريق मार्ग रोड गली नगर jalan jl οδός οδος "
            + "λεωφόρος λεωφ leoforos odos bulevar calea șoseaua aleea đường phố";

    /** Kinds of street that are common English words; they count behind a number and a name. */
    private static final String COMMON = "drive dr way court ct place pl square sq terrace ter close hill "
            + "crescent cres circle cir trail trl parkway pkwy highway hwy walk row mews gardens grove rise loop plaza "
            + "alley hollow ridge pike crossing bend cove path st gate grange heights manor meadows mount springs vale "
            + "villas wharf turnpike expressway bypass mall isle fort park view green point hof weg platz tie katu gate "
            + "terrasse quay esplanade parade promenade";

    private static final List<String> SUFFIXES = List.of(
            "straße",
            "strasse",
            "strase",
            "gasse",
            "allee",
            "chaussee",
            "damm",
            "ufer",
            "platz",
            "straat",
            "laan",
            "plein",
            "kade",
            "gracht",
            "dijk",
            "singel",
            "gatan",
            "gata",
            "vägen",
            "vagen",
            "gränd",
            "gade",
            "vej",
            "vejen",
            "stræde",
            "veien",
            "vegen",
            "katu",
            "kuja",
            "polku",
            "utca",
            "str",
            "weg",
            "steig");

    private static final String LAST = "street road rd lane ln ave blvd utca cadde caddesi sokak";

    /** Parts of a house, and boxes. */
    private static final String UNITS = "apt apartment suite ste unit flat floor bldg building box psc "
            + "appartement appt app bâtiment bât étage wohnung whg etage stock piso puerta pta esc escalera planta "
            + "interno scala palazzina apto apartamento bloco andar sala lok lokal mieszkanie кв квартира д дом корп "
            + "корпус оф буд daire kat no nr numara lgh lägenhet postfach apartado bp casella postale דירה кв em huisnr";

    /** Boxes that make an address by themselves, with a number. */
    private static final String BOXES = "postfach apartado psc postbus pobox";

    /** Small words inside of street names and towns. */
    private static final String CONNECTORS = "de des du d la le les l of the del della delle dei degli di da do "
            + "dos das di y e van der den het 't am an im auf in zum zur vor dem bei unter und af på vid i sur sous en "
            + "lès st ste and corner bis ter quater";

    private static final String INNER =
            "de des du d la le l of the del della delle dei degli di da do dos das y e van der den het vid and";

    /** First words of streets' names that begin other names as well. */
    private static final String LEADING =
            "am im an auf zum zur unter beim hinter vor alter alte altes plaza plaça place "
                    + "square piazzetta largo costa camino carretera passeig rambla carrera barrio colonia urbanización";

    private static final String MILITARY = "apo fpo dpo";

    /** Numbered things that are no streets. */
    private static final String NUMBERED = "windows python java version chapter section figure table room "
            + "level step part question page line type phase day week grade class platform track apollo angular vue "
            + "ubuntu debian ios android php node postgres mysql oracle spring task item option article act stage round "
            + "group team season episode volume vol year fig eq equation lemma theorem no number error code rfc issue "
            + "bug ticket pr january february march april may june july august september october november december "
            + "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
            + "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember "
            + "q1 rule covid iphone galaxy formula gpt llama claude mistral at on the for and hall exit terminal";

    private static final int STREET_WORD = 1;
    private static final int COMMON_WORD = 1 << 1;
    private static final int LAST_WORD = 1 << 2;
    private static final int UNIT_WORD = 1 << 3;
    private static final int BOX_WORD = 1 << 4;
    private static final int CONNECTOR_WORD = 1 << 5;
    private static final int INNER_WORD = 1 << 6;
    private static final int NUMBERED_WORD = 1 << 7;
    private static final int MILITARY_WORD = 1 << 8;
    private static final int LEADING_WORD = 1 << 9;

    private static final WordMap ALL = new WordMap.Builder()
            .with(STREET_WORD, STREETS)
            .with(COMMON_WORD, COMMON)
            .with(LAST_WORD, LAST)
            .with(UNIT_WORD, UNITS)
            .with(BOX_WORD, BOXES)
            .with(CONNECTOR_WORD, CONNECTORS)
            .with(INNER_WORD, INNER)
            .with(NUMBERED_WORD, NUMBERED)
            .with(MILITARY_WORD, MILITARY)
            .with(LEADING_WORD, LEADING)
            .build();

    /** The suffixes by their last letter modulo 64. */
    private static final String[][] BY_LAST = byLast();

    private StreetWords() {}

    /** What the piece of text may be in an address; to be asked with the methods below. 0 is nothing. */
    static int flags(String text, int start, int end) {
        int flags = ALL.flags(text, start, end);
        return (flags & STREET_WORD) == 0 && suffixed(text, start, end) ? flags | STREET_WORD : flags;
    }

    static boolean street(int flags) {
        return (flags & STREET_WORD) != 0;
    }

    /** Whether it stands behind the name always: {@code Street}. */
    static boolean last(int flags) {
        return (flags & LAST_WORD) != 0;
    }

    static boolean common(int flags) {
        return (flags & COMMON_WORD) != 0;
    }

    static boolean unit(int flags) {
        return (flags & UNIT_WORD) != 0;
    }

    static boolean box(int flags) {
        return (flags & BOX_WORD) != 0;
    }

    /** Whether it stands between the words of a street's name, seen from the right. */
    static boolean inner(int flags) {
        return (flags & INNER_WORD) != 0;
    }

    static boolean connector(int flags) {
        return (flags & CONNECTOR_WORD) != 0;
    }

    static boolean numbered(int flags) {
        return (flags & NUMBERED_WORD) != 0;
    }

    /** Whether it begins the names of streets, and others. */
    static boolean leads(int flags) {
        return (flags & LEADING_WORD) != 0;
    }

    /** Post offices of the United States' forces. */
    static boolean military(int flags) {
        return (flags & MILITARY_WORD) != 0;
    }

    private static boolean suffixed(String text, int start, int end) {
        int length = end - start;
        if (length < 6) {
            return false;
        }
        for (String suffix : BY_LAST[WordMap.lower(text.charAt(end - 1)) & 63]) {
            int size = suffix.length();
            if (length > size + 2 && text.regionMatches(true, end - size, suffix, 0, size)) {
                return true;
            }
        }
        return false;
    }

    private static String[][] byLast() {
        String[][] all = new String[64][];
        for (int i = 0; i < all.length; i++) {
            int last = i;
            all[i] = SUFFIXES.stream()
                    .filter(suffix -> (suffix.charAt(suffix.length() - 1) & 63) == last)
                    .toArray(String[]::new);
        }
        return all;
    }
}
