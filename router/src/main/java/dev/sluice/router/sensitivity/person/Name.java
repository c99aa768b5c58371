package dev.sluice.router.sensitivity.person;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be a person's name: words in capitals, initials, and the small words between them.
 *
 * @param words how many words in capitals it has, initials aside
 * @param known whether one of them is a known first name
 */
public record Name(int start, int end, int words, boolean known) {
    private static final int MOST_WORDS = 5;

    private static final WordMap PARTICLES = WordMap.of(
            "van von de der den del della da das do dos di du la le al el bin ibn ter ten zu zum zur y e af av mc st ben bint"
                    + " dela della delle dal degli des vom auf  binti abu umm ould");

    /** The hundred most common Chinese surnames, and some more; the two-character ones are judged apart. */
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
                    + "張劉陳楊黃趙吳孫馬許韓馮鄧蔣葉蘇呂盧鍾譚陸賈韋鄒閻龍黎賀顧龔萬錢嚴湯";

    private static final Set<String> DOUBLE = Set.of(
            "欧阳", "诸葛", "司马", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "歐陽", "諸葛", "司馬", "남궁", "황보", "제갈",
            "사공", "선우", "서문", "독고");

    private static final List<String> PARTICLES_BEHIND = List.of(
            "입니다", "이라고", "이에요", "이고", "에게", "으로", "이며", "님은", "님의", "씨는", "은", "는", "이", "가", "님", "씨", "의", "을", "를",
            "께", "에");

    /** The name that starts here; null if there is none. */
    public static @Nullable Name at(Clues clues, int start) {
        String text = clues.text();
        char first = Walk.at(text, start);
        if (Walk.japanese(first)) {
            return han(text, start);
        }
        if (Walk.hangul(first)) {
            return hangul(text, start);
        }
        if (Walk.caseless(first)) {
            return uncased(clues, start);
        }
        return cased(clues, start);
    }

    private static @Nullable Name cased(Clues clues, int start) {
        String text = clues.text();
        int at = start;
        int end = start;
        int count = 0;
        boolean known = false;
        for (int word = 0; word < MOST_WORDS; word++) {
            int to = Walk.wordEnd(text, at);
            if (to == at) {
                break;
            }
            boolean capital = Character.isUpperCase(text.charAt(at)) || elided(text, at, to);
            if (!capital) {
                boolean particle =
                        word > 0 && PARTICLES.has(text, at, to) && Walk.at(text, to) == ' ' && leads(text, to + 1);
                if (!particle) {
                    break;
                }
                at = to + 1;
                continue;
            }
            boolean initial = to - at == 1 && (Walk.at(text, to) == '.' || word > 0);
            if (!initial && (NotNames.has(text, at, to) || to - at == 1 || mixed(text, at, to))) {
                break;
            }
            if (initial) {
                to += Walk.at(text, to) == '.' ? 1 : 0;
            } else {
                count++;
                known |= given(clues, at);
            }
            end = to;
            if (Walk.at(text, to) != ' ' && Walk.at(text, to) != '^') {
                break;
            }
            at = to + 1;
        }
        return count == 0 ? null : new Name(start, end, count, known);
    }

    /** Whether a capital, or a further small word, stands here. */
    private static boolean leads(String text, int at) {
        return Character.isUpperCase(Walk.at(text, at)) || PARTICLES.has(text, at, Walk.wordEnd(text, at));
    }

    /** {@code d'Aubremont}. */
    private static boolean elided(String text, int start, int end) {
        return end - start > 3
                && (text.charAt(start + 1) == '\'' || text.charAt(start + 1) == '\u2019')
                && Character.isUpperCase(text.charAt(start + 2));
    }

    /** {@code iPhone}, {@code JavaScript}, {@code DNAs}; but {@code McDonald} and {@code O'Brien} are names. */
    private static boolean mixed(String text, int start, int end) {
        boolean lower = false;
        for (int i = start + 1; i < end; i++) {
            char unit = text.charAt(i);
            if (Character.isUpperCase(unit) && lower && i - start > 3 && Walk.letter(text.charAt(i - 1))) {
                return true;
            }
            lower |= Character.isLowerCase(unit);
        }
        return false;
    }

    private static @Nullable Name han(String text, int start) {
        int end = start;
        while (end - start < 9 && (Walk.japanese(Walk.at(text, end)) || Walk.at(text, end) == '\u00B7')) {
            end++;
        }
        int length = end - start;
        boolean two = length >= 2 && DOUBLE.contains(text.substring(start, start + 2));
        boolean surname = two || SURNAMES.indexOf(text.charAt(start)) >= 0;
        if (length < 2 || (length > 4 && !surname)) {
            return null;
        }
        int size = length <= 4 ? length : two ? 4 : 3;
        return new Name(start, start + size, surname ? 2 : 1, surname);
    }

    private static @Nullable Name hangul(String text, int start) {
        int end = start;
        while (end - start < 10 && Walk.hangul(Walk.at(text, end))) {
            end++;
        }
        for (String particle : PARTICLES_BEHIND) {
            if (end - start - particle.length() >= 2
                    && end - start > 3
                    && text.startsWith(particle, end - particle.length())) {
                end -= particle.length();
                break;
            }
        }
        return end - start < 2 || end - start > 5 ? null : new Name(start, end, 2, false);
    }

    /** Two words of a script without capitals. */
    private static @Nullable Name uncased(Clues clues, int start) {
        String text = clues.text();
        int first = Walk.wordEnd(text, start);
        if (first - start < 2) {
            return null;
        }
        boolean known = given(clues, start);
        if (Walk.at(text, first) == ' ' && Walk.caseless(Walk.at(text, first + 1))) {
            int second = Walk.wordEnd(text, first + 1);
            return new Name(start, second, 2, known || given(clues, first + 1));
        }
        return new Name(start, first, 1, known);
    }

    private static boolean given(Clues clues, int at) {
        Words words = clues.words();
        int index = words.from(at);
        return index < words.size() && words.start(index) == at && words.is(index, Topic.GIVEN_NAME);
    }
}
