package dev.sluice.gateway.walk;

import dev.sluice.router.decision.Caller;

/** We know who asks. */
record Identified(Received received, Caller caller) {}
