package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.WordTable;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.text.Subwords;
import java.util.List;

/** How rare each piece is: the logarithm of one in how many texts holds it. */
final class Rarity implements Subwords.Sink {
    private final int[] texts;
    private final int[] last;
    private int text;

    private Rarity(int pieces) {
        texts = new int[pieces];
        last = new int[pieces];
    }

    static float[] of(List<Example> examples, WordTable table) {
        Rarity counts = new Rarity(table.size());
        Subwords.Cutter cutter = table.subwords().cutter();
        for (Example example : examples) {
            counts.text++;
            for (Message message : example.prompt().messages()) {
                message.texts().forEach(text -> cutter.cut(text, 0, text.length(), counts));
            }
        }
        float[] rarity = new float[table.size()];
        for (int id = 0; id < rarity.length; id++) {
            rarity[id] = (float) StrictMath.log((counts.text + 1.0) / (counts.texts[id] + 1.0));
        }
        return rarity;
    }

    @Override
    public void piece(int id) {
        if (last[id] != text) {
            last[id] = text;
            texts[id]++;
        }
    }
}
