package dev.sluice.router.difficulty;

import java.util.Map;

/** The difficulty models that every gateway has. */
public final class DifficultyModels {
    private DifficultyModels() {}

    /** Each with the name that the configuration knows it by. */
    public static Map<String, DifficultyModel> builtIn() {
        return Map.of("structural", new StructuralModel());
    }

    /** The one used where none is named. */
    public static DifficultyModel standard() {
        return new StructuralModel();
    }
}
