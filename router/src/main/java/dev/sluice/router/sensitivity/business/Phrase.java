package dev.sluice.router.sensitivity.business;

import dev.sluice.router.text.Walk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A phrase that may mark a text, around one of its words. */
record Phrase(int start, int end, Weight weight, boolean firm) {
    enum Weight {
        /** A word that marks where it stands alone: {@code Confidential}. */
        WORD,
        /** A phrase that does little else than mark: {@code strictly confidential}. */
        CERTAIN
    }

    /** Phrases in which it does not matter where they stand, unless it is in a question. */
    private static final List<String> FIRM = List.of(
            "internal use only",
            "not for distribution",
            "not for external distribution",
            "do not distribute",
            "do not forward",
            "do not disseminate",
            "do not circulate",
            "do not share externally",
            "eyes only",
            "not for public release",
            "nur für den internen gebrauch",
            "nur für den dienstgebrauch",
            "nicht weitergeben",
            "nicht zur weitergabe",
            "ne pas diffuser",
            "no distribuir",
            "non divulgare",
            "não distribuir",
            "niet verspreiden",
            "nie rozpowszechniać",
            "får ej spridas",
            "не для распространения",
            "не распространять",
            "для служебного пользования",
            "禁止外传",
            "仅供内部",
            "部外秘",
            "社外秘",
            "대외비",
            "attorney work product",
            "material non-public information",
            "material nonpublic information",
            "proprietary and confidential",
            "confidential and proprietary",
            "privileged and confidential",
            "confidential and privileged",
            "this document is confidential",
            "this email is confidential",
            "this information is confidential");

    private static final List<String> CERTAIN = List.of(
            "strictly confidential",
            "highly confidential",
            "company confidential",
            "commercial in confidence",
            "attorney-client privileged",
            "attorney client privileged",
            "attorney-client privilege",
            "legally privileged",
            "under nda",
            "covered by nda",
            "covered by an nda",
            "covered by the nda",
            "subject to nda",
            "subject to an nda",
            "company secret",
            "under embargo",
            "embargoed until",
            "embargo until",
            "itar controlled",
            "itar-controlled",
            "export controlled",
            "controlled unclassified information",
            "insider list",
            "inside information",
            "trade secret",
            "business secret",
            "restricted distribution",
            "internal only",
            "for internal use",
            "confidential information",
            "board confidential",
            "top secret",
            "sensitive but unclassified",
            "law enforcement sensitive",
            "for official use only",
            "limited distribution",
            "tlp:red",
            "tlp:amber",
            "tlp: red",
            "tlp: amber",
            "tlp red",
            "tlp amber",
            "streng vertraulich",
            "streng geheim",
            "vertraulich behandeln",
            "interner gebrauch",
            "nur intern",
            "strictement confidentiel",
            "diffusion restreinte",
            "usage interne",
            "secret professionnel",
            "secret des affaires",
            "sous embargo",
            "secret défense",
            "estrictamente confidencial",
            "uso interno",
            "difusión limitada",
            "secreto profesional",
            "secreto comercial",
            "bajo embargo",
            "strettamente confidenziale",
            "strettamente riservato",
            "segreto industriale",
            "segreto aziendale",
            "estritamente confidencial",
            "segredo comercial",
            "strikt vertrouwelijk",
            "streng vertrouwelijk",
            "intern gebruik",
            "ściśle poufne",
            "ściśle tajne",
            "tajemnica przedsiębiorstwa",
            "do użytku wewnętrznego",
            "strängt konfidentiellt",
            "strikt konfidentiellt",
            "internt bruk",
            "çok gizli",
            "hizmete özel",
            "kurum içi",
            "строго конфиденциально",
            "совершенно секретно",
            "коммерческая тайна",
            "служебная тайна",
            "цілком таємно",
            "суворо конфіденційно",
            "комерційна таємниця",
            "סודי ביותר",
            "לשימוש פנימי",
            "अति गोपनीय",
            "सिर्फ आंतरिक",
            "سري للغاية",
            "商业秘密",
            "商业机密",
            "内部资料",
            "内部文件",
            "绝密",
            "机密文件",
            "内部使用",
            "仅限内部",
            "極秘",
            "厳秘",
            "取扱注意",
            "マル秘",
            "関係者外秘",
            "機密情報",
            "극비",
            "기밀문서",
            "사내용",
            "내부용");

    private static final List<String> WORDS = List.of(
            "confidential",
            "proprietary",
            "privileged",
            "restricted",
            "classified",
            "embargoed",
            "embargo",
            "noforn",
            "mnpi",
            "fouo",
            "cui",
            "vertraulich",
            "geheim",
            "verschlusssache",
            "sperrfrist",
            "betriebsgeheimnis",
            "geschäftsgeheimnis",
            "bedrijfsgeheim",
            "företagshemlighet",
            "liikesalaisuus",
            "forretningshemmelighed",
            "forretningshemmelighet",
            "confidentiel",
            "confidentielle",
            "confidencial",
            "reservado",
            "riservato",
            "riservata",
            "confidenziale",
            "riservatissimo",
            "sigiloso",
            "sigilosa",
            "vertrouwelijk",
            "poufne",
            "poufny",
            "poufna",
            "zastrzeżone",
            "tajne",
            "konfidentiellt",
            "konfidentiell",
            "hemligt",
            "hemlig",
            "sekretess",
            "fortrolig",
            "fortroligt",
            "luottamuksellinen",
            "salainen",
            "gizli",
            "gizlidir",
            "конфиденциально",
            "секретно",
            "дсп",
            "конфіденційно",
            "таємно",
            "סודי",
            "חסוי",
            "गोपनीय",
            "سري",
            "سرية",
            "机密",
            "保密",
            "機密",
            "秘密",
            "기밀",
            "비밀",
            "důvěrné",
            "bizalmas",
            "titkos",
            "dôverné",
            "εμπιστευτικό",
            "απόρρητο",
            "secret",
            "segreto",
            "secreto",
            "sigilo",
            "vsnfd");

    /** The phrases by their first word, longest first. */
    private static final Map<String, List<String>> BY_WORD = byWord();

    /** The weightiest phrase that holds the word; null if it holds none. */
    static @Nullable Phrase at(String text, int word, int wordEnd) {
        String marker = Walk.lower(text, word, wordEnd);
        for (String phrase : BY_WORD.getOrDefault(marker, List.of())) {
            int start = word - phrase.indexOf(marker);
            int end = start + phrase.length();
            if (text.regionMatches(true, start, phrase, 0, phrase.length()) && whole(text, start, end)) {
                return new Phrase(start, end, Weight.CERTAIN, FIRM.contains(phrase));
            }
        }
        if (WORDS.contains(marker)) {
            return new Phrase(word, wordEnd, Weight.WORD, false);
        }
        return null;
    }

    private static boolean whole(String text, int start, int end) {
        boolean unspaced = Walk.caseless(text.charAt(start));
        return unspaced || (!Walk.letter(Walk.at(text, start - 1)) && !Walk.letter(Walk.at(text, end)));
    }

    /** All in capitals. */
    boolean loud(String text) {
        boolean capital = false;
        for (int i = start; i < end; i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
            capital |= Character.isUpperCase(text.charAt(i));
        }
        return capital || Walk.caseless(text.charAt(start));
    }

    private static Map<String, List<String>> byWord() {
        Map<String, List<String>> all = new HashMap<>();
        for (List<String> list : List.of(FIRM, CERTAIN)) {
            for (String phrase : list) {
                for (int i = 0; i < phrase.length(); ) {
                    int end = i;
                    while (end < phrase.length() && Walk.letter(phrase.charAt(end))) {
                        end++;
                    }
                    if (end > i) {
                        all.merge(phrase.substring(i, end), List.of(phrase), Phrase::joined);
                    }
                    i = Math.max(end, i + 1);
                }
                if (Walk.caseless(phrase.charAt(0))) {
                    for (int length = 2; length <= 4 && length < phrase.length(); length++) {
                        all.merge(phrase.substring(0, length), List.of(phrase), Phrase::joined);
                    }
                }
            }
        }
        return all;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
