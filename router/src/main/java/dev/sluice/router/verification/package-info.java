/** Says, once a local model has answered, how doubtful the answer is. */
@NullMarked
package dev.sluice.router.verification;

import org.jspecify.annotations.NullMarked;
