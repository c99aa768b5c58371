package dev.sluice.gateway.redaction;

import dev.sluice.gateway.dialect.chat.BodyString;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.redaction.Hit;
import dev.sluice.router.redaction.Untreatable;
import dev.sluice.router.sensitivity.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in which string of the body a finding stands. Most places have one; but a member's name has the place of its
 * value, and so has a text whose escapes were undone. There, each text is judged by itself.
 */
final class Locator {
    private final Prompt prompt;
    private final List<BodyString> strings;
    private final Judge judge;
    private final Treatment treatment;
    private final Map<Place, List<Part.Text>> texts = new HashMap<>();
    private final Map<Place, List<Integer>> indexes = new HashMap<>();

    Locator(Prompt prompt, List<BodyString> strings, Judge judge, Treatment treatment) {
        this.prompt = prompt;
        this.strings = strings;
        this.judge = judge;
        this.treatment = treatment;
        for (Part part : prompt.parts()) {
            if (part instanceof Part.Text text) {
                texts.computeIfAbsent(text.place(), place -> new ArrayList<>(1)).add(text);
            }
        }
        for (int i = 0; i < strings.size(); i++) {
            indexes.computeIfAbsent(strings.get(i).place(), place -> new ArrayList<>())
                    .add(i);
        }
    }

    /** @throws Untreatable if a finding stands in none of the strings */
    List<Hit> located(Judgement judgement) {
        List<Hit> hits = new ArrayList<>();
        Map<Place, List<Finding>> byPlace = new HashMap<>();
        for (Finding finding : concerned(judgement.findings())) {
            List<Integer> here = indexes.getOrDefault(finding.place(), List.of());
            if (here.isEmpty()) {
                throw new Untreatable("a finding outside of every string that can be changed");
            }
            if (here.size() == 1 && count(finding.place()) == 1) {
                hits.add(
                        new Hit(here.getFirst(), finding.start(), finding.end(), finding.kind(), finding.confidence()));
            } else {
                byPlace.computeIfAbsent(finding.place(), place -> new ArrayList<>())
                        .add(finding);
            }
        }
        byPlace.forEach((place, here) -> oneByOne(place, here, hits));
        return hits;
    }

    private List<Finding> concerned(List<Finding> findings) {
        return findings.stream().filter(treatment::concerns).toList();
    }

    private void oneByOne(Place place, List<Finding> findings, List<Hit> hits) {
        List<Finding> unseen = new ArrayList<>(findings);
        for (int index : indexes.getOrDefault(place, List.of())) {
            BodyString string = strings.get(index);
            for (Finding finding : concerned(judged(part(string)))) {
                unseen.remove(finding);
                hits.add(new Hit(index, finding.start(), finding.end(), finding.kind(), finding.confidence()));
            }
        }
        for (Finding finding : unseen) {
            hits.add(together(place, finding));
        }
    }

    private int count(Place place) {
        return texts.getOrDefault(place, List.of()).size();
    }

    /** The part that was scanned: what it is says what it is read together with. */
    private Part.Text part(BodyString string) {
        for (Part.Text text : texts.getOrDefault(string.place(), List.of())) {
            if (text.text().equals(string.text()) && string.name() == (text.sort() == Part.Sort.NAME)) {
                return text;
            }
        }
        return new Part.Text(string.place(), string.text());
    }

    /** A piece of what only several texts together make: it stands in the one string that is long enough. */
    private Hit together(Place place, Finding finding) {
        List<Integer> here = indexes.getOrDefault(place, List.of());
        List<Integer> longEnough = here.stream()
                .filter(index -> strings.get(index).text().length() >= finding.end())
                .toList();
        if (longEnough.size() != 1 || count(place) != here.size()) {
            throw new Untreatable("a finding that may stand in more than one string");
        }
        return new Hit(longEnough.getFirst(), finding.start(), finding.end(), finding.kind(), finding.confidence());
    }

    private List<Finding> judged(Part.Text part) {
        Prompt alone = new Prompt(
                prompt.model(),
                prompt.stream(),
                prompt.usageInStream(),
                List.of(),
                0,
                List.of(part),
                Map.of(),
                0,
                1,
                prompt.body());
        return judge.judge(alone).findings();
    }
}
