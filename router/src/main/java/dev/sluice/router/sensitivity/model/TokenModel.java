package dev.sluice.router.sensitivity.model;

/** A token classifier. Thread-safe. */
public interface TokenModel {
    /** Begins a request's turn, which has so much time in all as the model was given per request. */
    Turn begin();

    /** One request's use of the model; for one thread. */
    interface Turn {
        /**
         * The scores (logits) of each token for each tag.
         *
         * @param ids one window of tokens
         * @throws IllegalStateException if the model fails or the request's time is up; its message holds no text
         */
        float[][] scores(long[] ids);
    }
}
