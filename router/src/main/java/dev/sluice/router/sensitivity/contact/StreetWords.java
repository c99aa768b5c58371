package dev.sluice.router.sensitivity.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that postal addresses are made of. */
final class StreetWords {
    /** Kinds of street that hardly stand beside a number and a capital for another reason. */
    private static final Set<String> STREETS = set("street avenue ave av avda avenida road rd lane ln boulevard blvd "
            + "boul rue impasse chemin allée allées quai cours faubourg calle carrer cl paseo ronda via viale corso "
            + "piazza piazzale vicolo strada largo rua travessa praça praca alameda rodovia estrada straße strasse str "
            + "gasse allee ulica ul aleja al aleje os osiedle plac laan straat plein gracht cadde caddesi cad sokak "
            + "sokağı sokagi sok sk mah mahallesi bulvarı blv улица ул улице проспект пр просп переулок пер шоссе "
            + "бульвар набережная наб площадь пл вулиця вул вулиці провулок пров utca út útja tér körút ulice náměstí "
            + "gatan gata vägen gade vej veien vegen רחוב רח שדרות שד شارع طريق मार्ग रोड गली नगर jalan jl οδός οδος "
            + "λεωφόρος λεωφ leoforos odos bulevar calea șoseaua aleea đường phố");

    /** Kinds of street that are common English words; they count behind a number and a name. */
    private static final Set<String> COMMON = set("drive dr way court ct place pl square sq terrace ter close hill "
            + "crescent cres circle cir trail trl parkway pkwy highway hwy walk row mews gardens grove rise loop plaza "
            + "alley hollow ridge pike crossing bend cove path st gate grange heights manor meadows mount springs vale "
            + "villas wharf turnpike expressway bypass mall isle fort park view green point hof weg platz tie katu gate "
            + "terrasse quay esplanade parade promenade");

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

    private static final Set<String> LAST = set("street road rd lane ln ave blvd utca cadde caddesi sokak");

    /** Parts of a house, and boxes. */
    private static final Set<String> UNITS = set(
            "apt apartment suite ste unit flat floor bldg building box psc "
                    + "appartement appt app bâtiment bât étage wohnung whg etage stock piso puerta pta esc escalera planta "
                    + "interno scala palazzina apto apartamento bloco andar sala lok lokal mieszkanie кв квартира д дом корп "
                    + "корпус оф буд daire kat no nr numara lgh lägenhet postfach apartado bp casella postale דירה кв em huisnr");

    /** Boxes that make an address by themselves, with a number. */
    private static final Set<String> BOXES = set("postfach apartado psc postbus pobox");

    /** Small words inside of street names and towns. */
    private static final Set<String> CONNECTORS =
            set("de des du d la le les l of the del della delle dei degli di da do "
                    + "dos das di y e van der den het 't am an im auf in zum zur vor dem bei unter und af på vid i sur sous en "
                    + "lès st ste and corner bis ter quater");

    private static final Set<String> INNER =
            set("de des du d la le l of the del della delle dei degli di da do dos das y e van der den het vid and");

    /** Numbered things that are no streets. */
    private static final Set<String> NUMBERED = set("windows python java version chapter section figure table room "
            + "level step part question page line type phase day week grade class platform track apollo angular vue "
            + "ubuntu debian ios android php node postgres mysql oracle spring task item option article act stage round "
            + "group team season episode volume vol year fig eq equation lemma theorem no number error code rfc issue "
            + "bug ticket pr january february march april may june july august september october november december "
            + "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
            + "q1 rule covid iphone galaxy formula gpt llama claude mistral at on the for and hall exit terminal");

    private StreetWords() {}

    static boolean street(String word) {
        return STREETS.contains(word) || suffixed(word);
    }

    /** Whether it stands behind the name always: {@code Street}. */
    static boolean last(String word) {
        return LAST.contains(word);
    }

    static boolean common(String word) {
        return COMMON.contains(word);
    }

    static boolean unit(String word) {
        return UNITS.contains(word);
    }

    static boolean box(String word) {
        return BOXES.contains(word);
    }

    /** Whether it stands between the words of a street's name, seen from the right. */
    static boolean inner(String word) {
        return INNER.contains(word);
    }

    static boolean connector(String word) {
        return CONNECTORS.contains(word);
    }

    static boolean numbered(String word) {
        return NUMBERED.contains(word);
    }

    private static boolean suffixed(String word) {
        for (String suffix : SUFFIXES) {
            if (word.length() > suffix.length() + 2 && word.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static Set<String> set(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }
}
