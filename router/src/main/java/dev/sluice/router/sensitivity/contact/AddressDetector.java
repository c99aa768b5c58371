package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Postal addresses: a house number beside the name of a street, a part of a house with a postcode, a box, or a number
 * beside a name that a word such as "lives at" announces; with town, postcode and country, over lines. Chinese,
 * Japanese and Korean ones go from the large to the small.
 */
public final class AddressDetector implements Detector {
    private static final Kind KIND = new Kind("ADDRESS", Sensitivity.CONFIDENTIAL);

    private static final int LONGEST_HOUSE_NUMBER = 6;
    private static final int ANNOUNCED_BEFORE = 64;

    /** No address goes on so many units ahead of its number. */
    private static final int FARTHEST_AHEAD = 512;

    private static final int LONGEST_EAST_ASIAN = 40;

    /** The length of "corner of ". */
    private static final int CORNER = 10;

    private static final long GIVEN_NAMES = Topic.mask(Topic.GIVEN_NAME);

    private static final WordMap INTRODUCING = WordMap.of(
            "at to in is on of from the are was under near by der die das dem den am im an in auf nach ist bei à au aux en "
                    + "la le les est du de sur a el los es al il lo è in na no em é o op te het naar aan w na przy jest ul på i är "
                    + "vid till på в на по у і וב ב with and");

    private static final String PARTS = "省市区區县縣都府県州町村郷乡镇路街道弄巷丁目番地号號室楼樓栋幢座";
    private static final String HOUSES = "号號丁番室楼樓栋弄";

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Positions shorts = clues.figures();
        List<DigitGroups> numbers = clues.numbers();
        LettersAhead letters = new LettersAhead(clues.text(), FARTHEST_AHEAD);
        int next = 0;
        for (int i = 0; i + 1 < shorts.size(); i += 2) {
            int start = shorts.at(i);
            while (next < numbers.size() && numbers.get(next).start(0) < start) {
                number(clues, numbers.get(next++), letters, found);
            }
            at(clues, start, letters, found);
        }
        while (next < numbers.size()) {
            number(clues, numbers.get(next++), letters, found);
        }
    }

    private static void at(Clues clues, int start, LettersAhead letters, Findings found) {
        if (start >= found.end() && !candidate(clues, start, letters, found)) {
            eastAsian(clues.text(), start, found);
        }
    }

    /** A house number may stand beside another number: {@code 17151 2450 Crown Street}. */
    private static void number(Clues clues, DigitGroups number, LettersAhead letters, Findings found) {
        int last = number.groups() - 1;
        if (number.length(0) <= LONGEST_HOUSE_NUMBER && (last == 0 || number.gapIs(0, ' '))) {
            at(clues, number.start(0), letters, found);
        }
    }

    private static boolean candidate(Clues clues, int run, LettersAhead letters, Findings found) {
        String text = clues.text();
        int runEnd = run;
        while (runEnd - run < LONGEST_HOUSE_NUMBER && Clues.isDigit(Walk.at(text, runEnd))) {
            runEnd++;
        }
        char before = Walk.at(text, run - 1);
        char after = Walk.at(text, runEnd);
        boolean beside = before == ' ' || before == ',' || before == '#';
        boolean ahead = after == ' ' || after == ',' || after == '\n';
        if (!(beside || ahead || after == '-' || after == '/')
                || Character.isLetterOrDigit(before)
                || "$€£%+-./_".indexOf(before) >= 0
                || (before == '=' && !ahead)
                || (after == '.' && Clues.isDigit(Walk.at(text, runEnd + 1)))
                || after == ':'
                || after == '%'
                || after == '_') {
            return false;
        }
        AddressWalk walk = new AddressWalk(text, run, runEnd);
        if (beside) {
            walk.back();
        }
        if (walk.foundNothing() && !letters.any(runEnd)) {
            return false; // one of many numbers in a row
        }
        walk.start = Math.max(walk.start, Math.min(run, found.end()));
        extendNumber(text, walk, runEnd);
        walk.ahead();
        Confidence confidence = judge(clues, walk, run, runEnd);
        if (confidence == null) {
            return false;
        }
        if (KnownPlaces.isKnown(text, walk.start, walk.end)) {
            return true;
        }
        walk.end = AddressMarks.closed(text, walk.start, walk.end);
        boolean corner = text.startsWith("corner of ", walk.start - CORNER);
        int article = corner && text.startsWith("the ", walk.start - CORNER - 4) ? 4 : 0;
        found.add(
                KIND,
                confidence,
                corner ? Math.max(found.end(), walk.start - CORNER - article) : walk.start,
                corner ? crossing(text, walk.end) : walk.end);
        return true;
    }

    /** One past the second street of a corner: {@code and Holly Road}. */
    private static int crossing(String text, int end) {
        int at = text.startsWith(" St.", end) ? end + 4 : end;
        if (!text.startsWith(" and ", at)) {
            return end;
        }
        at += 5;
        int last = end;
        for (int word = 0; word < 4 && Character.isUpperCase(Walk.at(text, at)); word++) {
            last = Walk.wordEnd(text, at);
            at = last + 1;
        }
        return last;
    }

    /** {@code 12a}, {@code 3-5}, {@code 7/12}. */
    private static void extendNumber(String text, AddressWalk walk, int from) {
        int to = from;
        char next = Walk.at(text, to);
        if ((next == '-' || next == '/') && Clues.isDigit(Walk.at(text, to + 1))) {
            to++;
            while (to - from < 6 && Clues.isDigit(Walk.at(text, to))) {
                to++;
            }
        }
        if (Clues.isLetter(Walk.at(text, to)) && !Character.isLetterOrDigit(Walk.at(text, to + 1))) {
            to++;
        }
        walk.end = AddressMarks.repeated(text, to);
    }

    private static @Nullable Confidence judge(Clues clues, AddressWalk walk, int run, int runEnd) {
        String text = clues.text();
        boolean named = walk.before > 0 || walk.behind > 0;
        boolean told = clues.words().between(walk.start - ANNOUNCED_BEFORE, walk.start, Topic.ADDRESS);
        boolean sure = walk.unit || walk.postcode || told;
        boolean year = runEnd - run == 4 && (text.startsWith("19", run) || text.startsWith("20", run));
        if (!sure && walk.owner >= 0 && clues.words().at(walk.owner, GIVEN_NAMES)) {
            return null; // somebody whose surname is a street's type, and a number
        }
        if (walk.box) {
            return sure ? Confidence.HIGH : Confidence.MEDIUM;
        }
        if (walk.street && (named || walk.unit) && !walk.numbered) {
            return sure ? Confidence.HIGH : year ? Confidence.LOW : Confidence.MEDIUM;
        }
        if (walk.common && walk.behind > 1 && !walk.numbered) {
            return sure ? Confidence.HIGH : year ? Confidence.LOW : Confidence.MEDIUM;
        }
        if (walk.unit && named && !walk.numbered && (walk.postcode || walk.numbers > 1 || (told && walk.numbers > 0))) {
            return Confidence.HIGH;
        }
        if (walk.typed && (walk.postcode || walk.unit || told) && !walk.numbered && !year) {
            return told ? Confidence.HIGH : Confidence.MEDIUM;
        }
        if (walk.coded && walk.before > 0 && walk.behind > 0 && !walk.numbered) {
            return told ? Confidence.HIGH : Confidence.MEDIUM;
        }
        boolean twice = walk.before > 0 || (walk.behind > 0 && walk.numbers > 0);
        if (told && twice && !walk.comma && !walk.numbered && !year && announced(text, walk.start)) {
            return walk.postcode ? Confidence.HIGH : Confidence.MEDIUM;
        }
        return null;
    }

    /** Whether what stands right before can introduce an address: {@code at}, {@code is}, {@code in der}, a colon. */
    private static boolean announced(String text, int start) {
        int at = start;
        while (at > 0
                && start - at < 2
                && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'')) {
            at--;
        }
        if (at > 0 && ":=>".indexOf(text.charAt(at - 1)) >= 0) {
            return true;
        }
        int word = Walk.wordStart(text, at);
        return INTRODUCING.has(text, word, at);
    }

    /** Chinese, Japanese and Korean: walk back from the house number over province, town and street. */
    private static void eastAsian(String text, int run, Findings found) {
        int end = run;
        while (Clues.isDigit(Walk.at(text, end))) {
            end++;
        }
        char after = Walk.at(text, end);
        char before = Walk.at(text, run - 1);
        boolean korean = before == ' ' && ("로길동".indexOf(Walk.at(text, run - 2)) >= 0);
        boolean house = HOUSES.indexOf(after) >= 0
                || ((after == '-') && Walk.japanese(before) && before != '\n')
                || (Walk.han(before) && "路街道弄巷".indexOf(before) >= 0);
        if (!korean && !house) {
            return;
        }
        int start = run;
        int parts = 0;
        int floor = Math.max(found.end(), run - LONGEST_EAST_ASIAN);
        while (start > floor && eastAsianUnit(text.charAt(start - 1), korean)) {
            char unit = text.charAt(start - 1);
            parts += korean
                    ? ("시도구군동읍면로길".indexOf(unit) >= 0 && !Walk.hangul(text.charAt(start)) ? 1 : 0)
                    : PARTS.indexOf(unit) >= 0 ? 1 : 0;
            start--;
        }
        while (end - run < LONGEST_EAST_ASIAN
                && (Clues.isDigit(Walk.at(text, end))
                        || Walk.at(text, end) == '-'
                        || (PARTS.indexOf(Walk.at(text, end)) >= 0 && Walk.at(text, end) != '\n')
                        || text.startsWith("单元", end)
                        || text.startsWith("單元", end)
                        || text.startsWith("元", end)
                        || (korean && Walk.at(text, end) == '번'))) {
            end++;
        }
        while (start < run && text.charAt(start) == ' ') {
            start++;
        }
        start = AddressMarks.japanesePostcode(text, start, floor);
        if (parts >= 2) {
            found.add(KIND, parts > 2 ? Confidence.HIGH : Confidence.MEDIUM, start, end);
        }
    }

    private static boolean eastAsianUnit(char unit, boolean korean) {
        return Clues.isDigit(unit) || unit == '-' || (korean ? unit == ' ' || Walk.hangul(unit) : Walk.japanese(unit));
    }
}
